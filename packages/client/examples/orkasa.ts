/** `node packages/client/examples/orkasa.ts http://127.0.0.1:4000 ork_live_…`: a lead from a website, and its way over the board. */
import { createRestClient } from "../src/index.ts";

const [baseUrl = "", apiKey = ""] = process.argv.slice(2);
const rest = createRestClient({ baseUrl, apiKey });

const created = await rest.POST("/v1/leads", {
  // Sent again with the same key, it is answered again, and makes no second lead.
  params: { header: { "Idempotency-Key": crypto.randomUUID() } },
  body: { name: "Jane Doe", email: "jane@example.com", source: "website" },
});
if (!created.data) throw new Error(created.error.error.message);
const { id } = created.data;

const moved = await rest.PATCH("/v1/leads/{id}", { params: { path: { id } }, body: { status: "contacted" } });
if (!moved.data) throw new Error(moved.error.error.message);
process.stdout.write(`${moved.data.name} is ${moved.data.status}, with ${moved.data.score} points.\n`);

let seen = 0;
for (let cursor: string | undefined; ; ) {
  const page = await rest.GET("/v1/leads", { params: { query: { status: "contacted", ...(cursor && { cursor }) } } });
  if (!page.data) throw new Error(page.error.error.message);
  seen += page.data.data.length;
  if (page.data.next_cursor === null) break;
  cursor = page.data.next_cursor;
}
process.stdout.write(`Contacted leads: ${seen}\n`);
