import type { Prisma } from "@orrery/db";
import { id } from "@orrery/operation";
import { z } from "zod";
import { PropertyId } from "../../estate/property/property.ts";
import { DEFAULT_CURRENCY } from "../../fields/money.ts";
import { presented, timestamp, view } from "../../fields/presented.ts";
import { usd } from "../budget/month.ts";

/** Under way; done; failed, which may have cost something all the same; or its process has died, and what it has cost is not known. */
export const AI_OUTCOMES = ["running", "succeeded", "failed", "expired"] as const;

export const AiUsageId = id("AiUsage");

export const AI_USAGE_SELECT = {
  id: true,
  operation: true,
  model: true,
  credentialId: true,
  propertyId: true,
  outcome: true,
  reason: true,
  inputTokens: true,
  outputTokens: true,
  images: true,
  costMicros: true,
  estimated: true,
  durationMs: true,
  createdAt: true,
} satisfies Prisma.AiUsageSelect;

type AiUsageRow = Prisma.AiUsageGetPayload<{ select: typeof AI_USAGE_SELECT }>;

/** One call of an operation that asks a model. */
export const AiUsageView = view("AiUsage", {
  id: AiUsageId,
  operation: z.string().describe("Such as `ai.reviewListing`."),
  model: z.string(),
  credentialId: z.uuid(),
  propertyId: PropertyId.nullable(),
  outcome: z.enum(AI_OUTCOMES),
  reason: z.string().nullable().describe("Why it failed."),
  inputTokens: z.int(),
  outputTokens: z.int(),
  images: z.int().describe("Images that the model was shown."),
  cost: z.number(),
  currency: z.string(),
  estimated: z
    .boolean()
    .describe("Whether a part of it counts as the most that it can have been: the provider did not say."),
  durationMs: z.int().nullable(),
  createdAt: timestamp,
});

export const AiUsageOutput = presented(
  ({ outcome, costMicros, createdAt, ...row }: AiUsageRow) => ({
    ...row,
    outcome: outcome as (typeof AI_OUTCOMES)[number],
    cost: usd(costMicros),
    currency: DEFAULT_CURRENCY,
    createdAt: createdAt.toISOString(),
  }),
  AiUsageView,
);
