import { z } from "zod";
import { operation } from "../../kernel.ts";
import { newestFirst, pageInput, pageOf } from "../../paging/keyset.ts";
import { EstateAgentId } from "../estate-agent/estate-agent.ts";
import { BUYING_STAGES, CLIENT_SELECT, ClientOutput, clientsRead } from "./client.ts";

/** Clients, newest first, by cursor. */
export const listClients = operation({
  name: "clients.list",
  summary: "Lists clients with their buying stage and agent, newest first.",
  mode: "read",
  reads: ["client", "estate-agent"],
  scope: clientsRead,
  rate: "read",
  input: z.object({
    buyingStage: z.enum(BUYING_STAGES).optional(),
    agentId: EstateAgentId.optional(),
    ...pageInput,
  }),
  output: pageOf(ClientOutput),
  shape: { select: CLIENT_SELECT },
  example: { input: () => ({ buyingStage: "Searching" as const, limit: 2 }) },
  async handle({ input, db, shape, cursors }) {
    const { buyingStage, agentId } = input;
    const { where, orderBy, take, page } = newestFirst("clients", { input, cursors });
    const filter = {
      ...(buyingStage !== undefined && { buyingStage }),
      ...(agentId !== undefined && { agentId }),
    };
    return page(await db.client.findMany({ ...shape, where: { AND: [filter, where] }, orderBy, take }));
  },
});
