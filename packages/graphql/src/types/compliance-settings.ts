import type { getComplianceSettings, updateComplianceSettings } from "@orrery/domain";
import type { OutputOf } from "@orrery/operation";
import type { PayloadFields } from "../binding/mutation.ts";
import { builder } from "../builder.ts";

type Settings = OutputOf<typeof getComplianceSettings>;

/** The operation's own view: an organization that has set nothing has no row. */
export const ComplianceSettings = builder.objectRef<Settings>("ComplianceSettings").implement({
  description: "What an organization asks of its leads.",
  fields: (t) => ({
    alertScore: t.exposeInt("alertScore", { description: "The score from which on a match holds a lead, 70 to 100." }),
    kycThreshold: t.float({
      nullable: true,
      description: "A deal over it asks for a check of who they are; null: none does.",
      resolve: ({ kycThreshold }) => kycThreshold,
    }),
    kycCurrency: t.exposeString("kycCurrency", { nullable: true, description: "ISO 4217." }),
    version: t.exposeInt("version", { description: "0 until something is set." }),
    updatedAt: t.expose("updatedAt", { type: "DateTime", nullable: true }),
  }),
});

/** The payload of `updateComplianceSettings`. */
export const complianceSettings: PayloadFields<typeof updateComplianceSettings> = (t) => ({
  settings: t.field({
    type: ComplianceSettings,
    resolve: ({ given }) => shownOf(given as unknown as Record<string, unknown>),
  }),
});

/** A fresh one is a row, and a replay what was shown. */
function shownOf({ kycThreshold, updatedAt, ...rest }: Record<string, unknown>): Settings {
  const threshold = kycThreshold === null ? null : Number(kycThreshold);
  const at = updatedAt instanceof Date ? updatedAt.toISOString() : updatedAt;
  return { ...rest, kycThreshold: threshold, updatedAt: at } as Settings;
}
