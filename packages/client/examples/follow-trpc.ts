/** `node packages/client/examples/follow-trpc.ts http://127.0.0.1:4000 ork_live_… 1000`: the same over a tRPC subscription. */
import { createTrpcClient } from "../src/index.ts";

const [baseUrl = "", apiKey = "", wanted = "10"] = process.argv.slice(2);
const trpc = createTrpcClient({ baseUrl, apiKey });
const positions: number[] = [];
let cursor: string | undefined;

await new Promise<void>((resolve, reject) => {
  const subscription = trpc.events.follow.subscribe(
    {},
    {
      onData({ data }) {
        if (cursor === undefined) process.stdout.write("Following.\n");
        cursor = data.cursor;
        if (!data.event) return;
        positions.push(data.event.position);
        if (positions.length === Number(wanted) / 4) process.stdout.write("A quarter.\n");
        if (positions.length < Number(wanted)) return;
        subscription.unsubscribe();
        resolve();
      },
      onError: reject,
    },
  );
});
const isOnceEach = positions.every((position, at) => position === (positions[0] ?? 0) + at);
process.stdout.write(`${positions.length} events, ${isOnceEach ? "each once and in order" : "out of order"}.\n`);
