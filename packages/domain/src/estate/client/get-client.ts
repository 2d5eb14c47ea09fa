import { z } from "zod";
import { operation } from "../../kernel.ts";
import { CLIENT_NOT_FOUND, CLIENT_SELECT, ClientId, ClientOutput, clientsRead } from "./client.ts";
import { createClient } from "./create-client.ts";

export const getClient = operation({
  name: "clients.get",
  summary: "Gets a client with its buying stage and its agent.",
  mode: "read",
  reads: ["client", "estate-agent"],
  scope: clientsRead,
  rate: "read",
  input: z.object({ id: ClientId }),
  output: ClientOutput,
  errors: [CLIENT_NOT_FOUND],
  shape: { select: CLIENT_SELECT },
  example: { input: async (world) => ({ id: (await world.run(createClient)).clientId }) },
  async handle({ input, db, shape, fail }) {
    return (await db.client.findUnique({ where: input, ...shape })) ?? fail(CLIENT_NOT_FOUND);
  },
});
