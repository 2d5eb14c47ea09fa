/** `node packages/client/examples/organicagent.ts http://127.0.0.1:4000 oag_…`: a client, and what a refusal says. */
import { createRestClient } from "../src/index.ts";

const [baseUrl = "", apiKey = ""] = process.argv.slice(2);
const rest = createRestClient({ baseUrl, apiKey });

const created = await rest.POST("/api/v1/clients", {
  body: { name: "Jane Doe", email: "jane@example.com", phone: "(555) 987-6543" },
});
if (!created.data) throw new Error(created.error.error);

const listed = await rest.GET("/api/v1/clients");
if (!listed.data) throw new Error(listed.error.error);
for (const { name, buyingStage } of listed.data.clients) process.stdout.write(`${name}: ${buyingStage}\n`);

const refused = await rest.POST("/api/v1/clients", { body: { name: "Jane Doe", email: "no address" } });
if (refused.error) process.stdout.write(`${refused.error.code}: ${refused.error.error}\n`);
