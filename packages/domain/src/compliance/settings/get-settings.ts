import { z } from "zod";
import { operation } from "../../kernel.ts";
import { complianceRead } from "../compliance.ts";
import { DEFAULT_SETTINGS, OF_LEADS, SETTINGS_SELECT, SettingsOutput } from "./settings.ts";

export const getComplianceSettings = operation({
  name: "compliance.settings",
  summary: "Gets from which score on a match holds a lead, and from which deal value on people are checked.",
  mode: "read",
  scope: complianceRead,
  rate: "read",
  input: z.object({}),
  output: SettingsOutput,
  example: { input: () => ({}) },
  async handle({ db }) {
    return (await db.complianceSettings.findFirst({ where: OF_LEADS, select: SETTINGS_SELECT })) ?? DEFAULT_SETTINGS;
  },
});
