/** A process that carries publications out until it is killed: `node publishing-child.ts <url of the database> <url of the portal>`. */
import { createOutgoing } from "@orrery/connectors";
import { openPostgres } from "@orrery/db";
import { buildServer } from "../src/index.ts";
import { ROOT_SECRET } from "./serving.ts";

const [databaseUrl = "", apiUrl = ""] = process.argv.slice(2);
await buildServer({
  database: await openPostgres(databaseUrl, { poolSize: 4 }),
  rootSecret: ROOT_SECRET,
  takesJobs: true,
  webhooks: { sends: false },
  outgoing: createOutgoing({ loopback: true }),
  portalConnections: {
    accessOf: async () => ({ apiUrl, accessToken: "token-1" }),
    refused: async () => undefined,
    note: async () => undefined,
  },
});
