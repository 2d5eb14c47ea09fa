import { z } from "zod";
import { formEmail, formText, orNull, text } from "../../fields/text.ts";
import { operation } from "../../kernel.ts";
import { ESTATE_AGENT_SELECT, EstateAgentOutput, estateAgentsWrite } from "./estate-agent.ts";

export const createEstateAgent = operation({
  name: "estateAgents.create",
  summary: "Adds a person to the brokerage, to whom leads can be assigned.",
  mode: "write",
  scope: estateAgentsWrite,
  rate: "write",
  input: z.object({ name: text(200), email: orNull(formEmail()), phone: orNull(formText(50)) }),
  output: EstateAgentOutput,
  example: {
    input: (world) => ({ name: world.unique("Sarah Johnson"), email: `${world.unique("sarah")}@example.com` }),
  },
  async handle({ input, db }) {
    return db.estateAgent.create({ data: input, select: ESTATE_AGENT_SELECT });
  },
});
