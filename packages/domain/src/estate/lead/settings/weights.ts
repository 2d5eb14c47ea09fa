import { z } from "zod";
import { timestamp, view } from "../../../fields/presented.ts";
import { text } from "../../../fields/text.ts";
import { LEAD_STATUSES, type LeadStatus } from "../board.ts";
import { type Settings, type SettingsJson, settingsOf } from "./settings.ts";

/** The facts that are worth points whatever they say. */
export const WEIGHED_FACTS = [
  "email",
  "phone",
  "property",
  "propertyAddress",
  "notes",
  "dealValue",
  "repeatedSubmission",
] as const;
export type WeighedFact = (typeof WEIGHED_FACTS)[number];

/** What facts are worth, 0 to 100 each. */
export interface Weights extends Readonly<Record<WeighedFact, number>> {
  /** By the source in lower case. */
  readonly sources: ReadonlyMap<string, number>;
  /** For where a lead is on the board. */
  readonly stages: ReadonlyMap<LeadStatus, number>;
}

/** What facts are worth, and in which version that was set. */
export interface Scoring {
  readonly version: number;
  readonly weights: Weights;
}

const POINTS_MAX = 100;
export const SOURCES_MAX = 100;

/** Maps, since sources are free text: a plain object would find `constructor` in its prototype. */
export const DEFAULT_WEIGHTS: Weights = {
  email: 20,
  phone: 15,
  property: 20,
  propertyAddress: 10,
  notes: 10,
  dealValue: 10,
  repeatedSubmission: 5,
  sources: new Map([
    ["referral", 20],
    ["website", 10],
    ["open-house", 10],
    ["zillow", 5],
  ]),
  stages: new Map(),
};

export const points = z.int().min(0).max(POINTS_MAX);

export const sourcePoints = z.object({ source: text(100), points });
export const stagePoints = z.object({ status: z.enum(LEAD_STATUSES), points });

/** As they are stored: what an organization has set. Everything else is worth what it is by default. */
export type OwnWeights = Partial<Record<WeighedFact, number>> & {
  readonly sources?: readonly z.output<typeof sourcePoints>[];
  readonly stages?: readonly z.output<typeof stagePoints>[];
};

export const scoringSettings = settingsOf<OwnWeights>("scoring");

export function scoringOf({ version, value }: Pick<Settings<OwnWeights>, "version" | "value">): Scoring {
  const { sources, stages, ...facts } = value ?? {};
  return {
    version,
    weights: {
      ...DEFAULT_WEIGHTS,
      ...facts,
      ...(sources && { sources: new Map(sources.map(({ source, points: worth }) => [sourceKeyOf(source), worth])) }),
      ...(stages && { stages: new Map(stages.map(({ status, points: worth }) => [status, worth])) }),
    },
  };
}

/** What sources are told apart by. */
export const sourceKeyOf = (source: string): string => source.toLowerCase();

export type ScoringJson = SettingsJson<OwnWeights>;

const DEFAULT_SCORING: Scoring = { version: 1, weights: DEFAULT_WEIGHTS };

export const scoringFrom = (json: ScoringJson): Scoring => (json === null ? DEFAULT_SCORING : scoringOf(json));

export const LeadScoringView = view("LeadScoring", {
  ...(Object.fromEntries(WEIGHED_FACTS.map((fact) => [fact, points])) as Record<WeighedFact, typeof points>),
  sources: z.array(sourcePoints).describe("Every other source is worth nothing."),
  stages: z.array(stagePoints).describe("Each state of the board once."),
  version: z.int(),
  updatedAt: timestamp.nullable(),
});

export function toScoringView(settings: Settings<OwnWeights>): z.output<typeof LeadScoringView> {
  const { sources, stages, ...facts } = scoringOf(settings).weights;
  return {
    ...facts,
    sources: [...sources].map(([source, worth]) => ({ source, points: worth })),
    stages: LEAD_STATUSES.map((status) => ({ status, points: stages.get(status) ?? 0 })),
    version: settings.version,
    updatedAt: settings.updatedAt?.toISOString() ?? null,
  };
}
