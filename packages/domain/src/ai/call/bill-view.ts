import { z } from "zod";
import { AiUsageId } from "../usage/ai-usage.ts";

/** What every answer of a model says of its call. */
export const billFields = {
  id: AiUsageId.describe("The record of this call."),
  model: z.string(),
  sandbox: z.boolean().describe("Whether it is made up: to keys in test mode no model answers."),
  usage: z.object({ inputTokens: z.int(), outputTokens: z.int(), images: z.int() }).meta({ id: "AiTokens" }),
  cost: z.number(),
  currency: z.string(),
};
