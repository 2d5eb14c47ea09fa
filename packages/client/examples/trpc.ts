/** `node packages/client/examples/trpc.ts http://127.0.0.1:4000 ork_live_…`: several calls in one batch. */
import { createTrpcClient } from "../src/index.ts";

const [baseUrl = "", apiKey = ""] = process.argv.slice(2);
const trpc = createTrpcClient({ baseUrl, apiKey });

const { lead } = await trpc.leads.create.mutate({ name: "Jane Doe", email: "jane@example.com" });
const [organization, leads] = await Promise.all([
  trpc.organization.get.query({}),
  trpc.leads.list.query({ status: "new", limit: 5 }),
]);
process.stdout.write(`${organization.name}: ${leads.items.map(({ name }) => name).join(", ")}\n`);
process.stdout.write(`${lead?.name} came from ${lead?.source}.\n`);
