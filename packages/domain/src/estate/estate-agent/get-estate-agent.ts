import { z } from "zod";
import { operation } from "../../kernel.ts";
import { createEstateAgent } from "./create-estate-agent.ts";
import {
  ESTATE_AGENT_NOT_FOUND,
  ESTATE_AGENT_SELECT,
  EstateAgentId,
  EstateAgentOutput,
  estateAgentsRead,
} from "./estate-agent.ts";

export const getEstateAgent = operation({
  name: "estateAgents.get",
  summary: "Gets one of the brokerage's agents.",
  mode: "read",
  reads: ["estate-agent"],
  scope: estateAgentsRead,
  rate: "read",
  input: z.object({ id: EstateAgentId }),
  output: EstateAgentOutput,
  errors: [ESTATE_AGENT_NOT_FOUND],
  shape: { select: ESTATE_AGENT_SELECT },
  example: { input: async (world) => ({ id: (await world.run(createEstateAgent)).id }) },
  async handle({ input, db, shape, fail }) {
    return (await db.estateAgent.findUnique({ where: input, ...shape })) ?? fail(ESTATE_AGENT_NOT_FOUND);
  },
});
