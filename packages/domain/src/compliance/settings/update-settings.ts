import { alsoNeeds, CONFINED, SCOPE_REQUIRED, STALE_VERSION } from "@orrery/operation";
import { z } from "zod";
import { amount, currency, withCurrency } from "../../fields/money.ts";
import { assertVersion, expectedVersion, unlessOvertaken } from "../../fields/version.ts";
import { operation } from "../../kernel.ts";
import { complianceRead, complianceWrite } from "../compliance.ts";
import { ALERT_SCORE_MIN, DEFAULT_SETTINGS, OF_LEADS, SETTINGS_SELECT, SettingsOutput } from "./settings.ts";

/** A merge patch: what is absent stays, null empties. What it changes holds for what comes; what is held stays held. */
export const updateComplianceSettings = operation({
  name: "compliance.updateSettings",
  summary: "Sets from which score on a match holds a lead, and from which deal value on people are checked.",
  mode: "write",
  scope: complianceWrite,
  rate: "write",
  input: z.object({
    expectedVersion,
    alertScore: z.int().min(ALERT_SCORE_MIN).max(100).optional().describe("70 to 100; 85 until it is set."),
    kycThreshold: amount
      .nullable()
      .optional()
      .describe("A deal over it asks for a check of who they are; null: none does."),
    kycCurrency: currency.nullable().optional(),
  }),
  output: SettingsOutput,
  errors: [SCOPE_REQUIRED, STALE_VERSION, CONFINED],
  example: { input: () => ({ kycThreshold: 1_000_000, kycCurrency: "USD" }) },
  credentialPolicy: (principal) =>
    principal.confinedTo === undefined ? alsoNeeds(complianceRead)(principal) : CONFINED,
  async handle({ input: { expectedVersion: expected, ...patch }, db, fail }) {
    const known = await db.complianceSettings.findFirst({ where: OF_LEADS, select: { id: true, ...SETTINGS_SELECT } });
    const { alertScore, kycThreshold, kycCurrency, version } = known ?? DEFAULT_SETTINGS;
    assertVersion(fail, expected, known ?? DEFAULT_SETTINGS, SettingsOutput);
    const threshold = patch.kycThreshold === undefined ? kycThreshold : patch.kycThreshold;
    const data = {
      alertScore: patch.alertScore ?? alertScore,
      kycThreshold: threshold,
      // A threshold never loses its currency.
      kycCurrency: withCurrency(threshold, patch.kycCurrency === undefined ? kycCurrency : patch.kycCurrency),
      version: version + 1,
    };
    return unlessOvertaken(
      known
        ? db.complianceSettings.update({ where: { id: known.id, version }, data, select: SETTINGS_SELECT })
        : db.complianceSettings.create({ data: { ...OF_LEADS, ...data }, select: SETTINGS_SELECT }),
    );
  },
});
