import { AI_OUTCOMES, aiRead, type getAiBudget, type summarizeAiUsage, type updateAiBudget, usd } from "@orrery/domain";
import type { OutputOf } from "@orrery/operation";
import { encodeGlobalID } from "@pothos/plugin-relay";
import type { PayloadFields } from "../binding/mutation.ts";
import { builder } from "../builder.ts";
import { enumOf } from "./enums.ts";

const Outcome = enumOf(
  "AiOutcome",
  AI_OUTCOMES,
  "Under way, done, failed, or dead with its process, so that nobody knows what it has cost.",
);

type BudgetShape = OutputOf<typeof getAiBudget>;

export const AiBudget = builder.objectRef<BudgetShape>("AiBudget").implement({
  description: "What may be spent on models in the current calendar month (UTC).",
  fields: (t) => ({
    month: t.exposeString("month", { description: "Such as 2026-11." }),
    currency: t.exposeString("currency"),
    budget: t.field({
      type: "Decimal",
      description: "What the operator allows, or the organization's own cap if that is less.",
      resolve: ({ budget }) => String(budget),
    }),
    cap: t.field({ type: "Decimal", nullable: true, resolve: ({ cap }) => (cap === null ? null : String(cap)) }),
    spent: t.field({ type: "Decimal", resolve: ({ spent }) => String(spent) }),
    reserved: t.field({
      type: "Decimal",
      description: "Held for calls that are under way.",
      resolve: ({ reserved }) => String(reserved),
    }),
    left: t.field({ type: "Decimal", resolve: ({ left }) => String(left) }),
    renewsAt: t.field({ type: "DateTime", resolve: ({ renewsAt }) => renewsAt }),
    version: t.exposeInt("version", { description: "Goes up with every change of the cap." }),
  }),
});

/** The payload of `updateAiBudget`. */
export const updatedAiBudget: PayloadFields<typeof updateAiBudget> = (t) => ({
  aiBudget: t.field({ type: AiBudget, resolve: ({ given }) => given as BudgetShape }),
});

export const AiUsage = builder.prismaObject("AiUsage", {
  description: "One call of an operation that asks a model.",
  select: { id: true },
  authScopes: { scope: aiRead },
  fields: (t) => ({
    id: t.exposeID("id", { description: "A UUID." }),
    operation: t.exposeString("operation", { description: "Such as `ai.reviewListing`." }),
    model: t.exposeString("model"),
    credentialId: t.exposeID("credentialId", { description: "A UUID." }),
    propertyId: t.id({
      nullable: true,
      select: { propertyId: true },
      resolve: ({ propertyId }) => (propertyId === null ? null : encodeGlobalID("Property", propertyId)),
    }),
    outcome: t.field({
      type: Outcome,
      select: { outcome: true },
      resolve: ({ outcome }) => outcome as (typeof AI_OUTCOMES)[number],
    }),
    reason: t.exposeString("reason", { nullable: true, description: "Why it failed." }),
    inputTokens: t.exposeInt("inputTokens"),
    outputTokens: t.exposeInt("outputTokens"),
    images: t.exposeInt("images", { description: "Images that the model was shown." }),
    cost: t.field({
      type: "Decimal",
      select: { costMicros: true },
      description: "USD",
      resolve: ({ costMicros }) => String(usd(costMicros)),
    }),
    estimated: t.exposeBoolean("estimated", {
      description: "Whether a part of it counts as the most that it can have been.",
    }),
    durationMs: t.exposeInt("durationMs", { nullable: true }),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
  }),
});

type SummaryShape = OutputOf<typeof summarizeAiUsage>;

const AiUsageDay = builder.objectRef<SummaryShape["items"][number]>("AiUsageDay").implement({
  description: "What one model was asked for on one day.",
  fields: (t) => ({
    day: t.exposeString("day", { description: "Such as 2026-11-26 (UTC)." }),
    model: t.exposeString("model"),
    calls: t.exposeInt("calls"),
    failed: t.exposeInt("failed"),
    inputTokens: t.exposeFloat("inputTokens"),
    outputTokens: t.exposeFloat("outputTokens"),
    images: t.exposeInt("images"),
    cost: t.field({ type: "Decimal", resolve: ({ cost }) => String(cost) }),
    currency: t.exposeString("currency"),
  }),
});

export const AiUsageSummary = builder.objectRef<SummaryShape>("AiUsageSummary").implement({
  description: "By day and model, newest first.",
  fields: (t) => ({ items: t.expose("items", { type: [AiUsageDay] }) }),
});
