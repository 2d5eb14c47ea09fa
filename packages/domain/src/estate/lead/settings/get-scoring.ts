import { z } from "zod";
import { operation } from "../../../kernel.ts";
import { leadsRead } from "../lead.ts";
import { LeadScoringView, scoringSettings, toScoringView } from "./weights.ts";

export const getLeadScoring = operation({
  name: "leads.scoring",
  summary: "Gets what each fact about a lead is worth to the organization.",
  mode: "read",
  scope: leadsRead,
  rate: "read",
  input: z.object({}),
  output: LeadScoringView,
  example: { input: () => ({}) },
  async handle({ sql }) {
    return toScoringView(await scoringSettings.read(sql));
  },
});
