import { tenantStatement } from "@orrery/db";
import { invalidInput } from "@orrery/operation";
import { z } from "zod";
import { instant } from "../../fields/instant.ts";
import { DEFAULT_CURRENCY } from "../../fields/money.ts";
import { presented, view } from "../../fields/presented.ts";
import { operation } from "../../kernel.ts";
import { aiRead } from "../ai.ts";
import { usd } from "../budget/month.ts";

/** The longest stretch that is summed up. */
export const SUMMARY_DAYS_MAX = 92;
const SUMMARY_DAYS = 30;
const DAY_MS = 86_400_000;

/** What one model was asked for on one day. */
const AiUsageDayView = view("AiUsageDay", {
  day: z.iso.date().describe("UTC"),
  model: z.string(),
  calls: z.int(),
  failed: z.int().describe("How many of them failed, or died with their process."),
  inputTokens: z.int(),
  outputTokens: z.int(),
  images: z.int(),
  cost: z.number(),
  currency: z.string(),
});

interface Row {
  readonly day: string;
  readonly model: string;
  readonly calls: number;
  readonly failed: number;
  /** Sums, which PostgreSQL makes wider than the figures. */
  readonly inputTokens: string;
  readonly outputTokens: string;
  readonly images: number;
  readonly cost: string;
}

/** `$2` and `$3`: from, and until. */
const SUM = tenantStatement<Row>(
  (seen) => `SELECT ("createdAt" AT TIME ZONE 'UTC')::date::text AS "day", "model", count(*)::int4 AS "calls",
      (count(*) FILTER (WHERE "outcome" IN ('failed', 'expired')))::int4 AS "failed", sum("inputTokens")::text AS "inputTokens",
      sum("outputTokens")::text AS "outputTokens", sum("images")::int4 AS "images", sum("costMicros")::text AS "cost"
    FROM "AiUsage" WHERE "organizationId" = $1::uuid AND "createdAt" >= $2::timestamptz AND "createdAt" < $3::timestamptz AND ${seen("AiUsage")}
    GROUP BY 1, 2 ORDER BY 1 DESC, 2`,
);

export const summarizeAiUsage = operation({
  name: "aiUsage.summarize",
  summary: "Sums up what models were asked for and what it has cost, by day and model, newest first.",
  mode: "read",
  scope: aiRead,
  rate: "read",
  input: z.object({
    from: instant.optional().describe(`The first moment; ${SUMMARY_DAYS} days before the last unless told.`),
    to: instant.optional().describe("The first moment after; now, unless told."),
  }),
  output: presented(
    ({ rows }: { readonly rows: readonly Row[] }) => ({
      items: rows.map(({ inputTokens, outputTokens, cost, ...row }) => ({
        ...row,
        inputTokens: Number(inputTokens),
        outputTokens: Number(outputTokens),
        cost: usd(BigInt(cost)),
        currency: DEFAULT_CURRENCY,
      })),
    }),
    z.object({ items: z.array(AiUsageDayView) }),
  ),
  example: { input: () => ({}) },
  async handle({ input, sql, now }) {
    const to = input.to ?? now;
    const from = input.from ?? new Date(to.getTime() - SUMMARY_DAYS * DAY_MS);
    const days = (to.getTime() - from.getTime()) / DAY_MS;
    if (days < 0 || days > SUMMARY_DAYS_MAX) {
      throw invalidInput([{ path: "from", message: `Must be before \`to\`, by ${SUMMARY_DAYS_MAX} days at most.` }]);
    }
    return { rows: await sql.all(SUM, from, to) };
  },
});
