import { z } from "zod";
import { operation } from "../../kernel.ts";
import { newestFirst, pageInput, pageOf } from "../../paging/keyset.ts";
import { ESTATE_AGENT_SELECT, EstateAgentOutput, estateAgentsRead } from "./estate-agent.ts";

export const listEstateAgents = operation({
  name: "estateAgents.list",
  summary: "Lists the brokerage's agents, newest first.",
  mode: "read",
  reads: ["estate-agent"],
  scope: estateAgentsRead,
  rate: "read",
  input: z.object(pageInput),
  output: pageOf(EstateAgentOutput),
  shape: { select: ESTATE_AGENT_SELECT },
  example: { input: () => ({ limit: 2 }) },
  async handle({ input, db, shape, cursors }) {
    const { where, orderBy, take, page } = newestFirst("estateAgents", { input, cursors });
    return page(await db.estateAgent.findMany({ ...shape, where, orderBy, take }));
  },
});
