import { z } from "zod";
import { operation } from "../../kernel.ts";
import { allRows, allRowsInput } from "../all-rows.ts";
import { CLIENT_SELECT, ClientOutput, clientsRead } from "./client.ts";

/** All clients, newest first, or `limit` of them from `offset` (OrganicAgent's `GET /api/v1/clients`). */
export const streamClients = operation({
  name: "clients.stream",
  summary: "Lists all clients, newest first, each as it is read.",
  mode: "stream",
  scope: clientsRead,
  rate: "read",
  input: z.object(allRowsInput),
  output: ClientOutput,
  internal: "Lists without an end are OrganicAgent's; other surfaces page by cursor (clients.list).",
  example: { input: () => ({ limit: 2 }) },
  stream({ input, db }) {
    return allRows(input, (batch) => db.client.findMany({ ...batch, select: CLIENT_SELECT }));
  },
});
