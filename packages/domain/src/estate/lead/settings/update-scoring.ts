import { STALE_VERSION } from "@orrery/operation";
import { z } from "zod";
import { assertVersion, expectedVersion } from "../../../fields/version.ts";
import { operation } from "../../../kernel.ts";
import { LEAD_STATUSES } from "../board.ts";
import { leadsConfigure } from "./settings.ts";
import {
  LeadScoringView,
  type OwnWeights,
  points,
  SOURCES_MAX,
  scoringSettings,
  sourceKeyOf,
  sourcePoints,
  stagePoints,
  toScoringView,
  WEIGHED_FACTS,
  type WeighedFact,
} from "./weights.ts";

const setting = points.nullable().optional();

const differ = <Item>(keyOf: (item: Item) => string) =>
  [
    (items: readonly Item[]) => new Set(items.map(keyOf)).size === items.length,
    { error: "Must not name one twice." },
  ] as const;

/**
 * Changes what facts are worth: what is absent stays, null is the default again. Leads that are written from its commit on are
 * scored by it, and all others by a job that begins with it: neither their version nor `updatedAt` changes, and no event says so.
 */
export const updateLeadScoring = operation({
  name: "leads.updateScoring",
  summary: "Changes what facts about leads are worth; all leads are scored anew in the background.",
  mode: "write",
  scope: leadsConfigure,
  rate: "write",
  input: z.object({
    expectedVersion,
    ...(Object.fromEntries(WEIGHED_FACTS.map((fact) => [fact, setting])) as Record<WeighedFact, typeof setting>),
    sources: z
      .array(sourcePoints)
      .max(SOURCES_MAX)
      .refine(...differ(({ source }: z.output<typeof sourcePoints>) => sourceKeyOf(source)))
      .nullable()
      .optional()
      .describe("All of them: a source that is left out is worth nothing."),
    stages: z
      .array(stagePoints)
      .max(LEAD_STATUSES.length)
      .refine(...differ(({ status }: z.output<typeof stagePoints>) => status))
      .nullable()
      .optional()
      .describe("All of them: a state that is left out is worth nothing."),
  }),
  output: LeadScoringView,
  errors: [STALE_VERSION],
  resource: () => undefined,
  example: { input: () => ({ phone: 30, sources: [{ source: "referral", points: 40 }] }) },
  async handle({ input: { expectedVersion: expected, ...given }, principal, sql, leadRescoring, fail }) {
    const current = await scoringSettings.lock(sql);
    assertVersion(fail, expected, current, { parse: toScoringView });
    const written = await scoringSettings.write(sql, patched(current.value ?? {}, given));
    await leadRescoring.start(principal.organizationId);
    return toScoringView(written);
  },
});

/** With what was given laid over it, and without what was given as null. */
function patched(own: OwnWeights, given: Readonly<Record<string, unknown>>): OwnWeights {
  const laid = Object.entries({ ...own, ...given });
  return Object.fromEntries(
    laid.flatMap(([name, value]) => {
      const kept = value === undefined ? own[name as keyof OwnWeights] : value;
      return kept == null ? [] : [[name, kept]];
    }),
  );
}
