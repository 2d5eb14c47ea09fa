import type { KeptMatch, OUTCOMES, screenAgain } from "@orrery/domain";
import { nounField, type PayloadFields } from "../binding/mutation.ts";
import { Outcome, SanctionsMatch } from "./compliance-record.ts";
import { Lead } from "./lead.ts";

const UNLOADED = "Null where no list is loaded.";

/** The payload of `screenLead`. */
export const screenedLead: PayloadFields<typeof screenAgain> = (t) => ({
  lead: nounField(t, Lead, ({ lead }) => lead),
  listVersion: t.int({
    nullable: true,
    description: `Of the lists that it was looked up in. ${UNLOADED}`,
    resolve: ({ given }) => given.screening?.listVersion ?? null,
  }),
  score: t.int({
    nullable: true,
    description: `The best, 0 to 100. ${UNLOADED}`,
    resolve: ({ given }) => given.screening?.score ?? null,
  }),
  outcome: t.field({
    type: Outcome,
    nullable: true,
    description: UNLOADED,
    resolve: ({ given }) => (given.screening?.outcome ?? null) as (typeof OUTCOMES)[number] | null,
  }),
  matches: t.field({
    type: [SanctionsMatch],
    resolve: ({ given }) => (given.screening?.matches ?? []) as unknown as KeptMatch[],
  }),
});
