/** `node packages/client/examples/follow-graphql.ts http://127.0.0.1:4000 ork_live_… 1000`: the same over GraphQL's WebSockets. */
import { subscribeEvents } from "../src/index.ts";

const [baseUrl = "", apiKey = "", wanted = "10"] = process.argv.slice(2);
const positions: number[] = [];
let cursor: string | undefined;

const events = subscribeEvents({
  baseUrl,
  apiKey,
  onCursor(reached) {
    // The first one comes before any event: from here on nothing is missed.
    if (cursor === undefined) process.stdout.write("Following.\n");
    // To be kept, so that the next run goes on `after` it.
    cursor = reached;
  },
});
for await (const { position } of events) {
  positions.push(position);
  if (positions.length === Number(wanted) / 4) process.stdout.write("A quarter.\n");
  if (positions.length === Number(wanted)) break;
}
const isOnceEach = positions.every((position, at) => position === (positions[0] ?? 0) + at);
process.stdout.write(`${positions.length} events, ${isOnceEach ? "each once and in order" : "out of order"}.\n`);
