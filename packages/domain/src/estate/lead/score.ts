import type { LeadStatus } from "./board.ts";
import { DEFAULT_WEIGHTS, type Scoring, sourceKeyOf, type Weights } from "./settings/weights.ts";

/** One line of an explained score: the fact, what it is worth, and the fact in words. */
export interface ScoreReason {
  readonly fact: string;
  readonly points: number;
  readonly reason: string;
}

export interface ScoredFacts {
  readonly email: string | null;
  readonly phone: string | null;
  readonly propertyId: string | null;
  readonly propertyAddress: string | null;
  readonly notes: string | null;
  readonly source: string;
  readonly status: string;
  readonly dealValue: unknown;
  readonly submissionCount: number;
}

export const SCORE_MAX = 100;
const REPEATS_COUNTED = 3;

/** How promising a lead is, 0 to 100, and why: the reasons' points add up to the score (capped at 100). */
export function scoreLead(
  facts: ScoredFacts,
  weights: Weights = DEFAULT_WEIGHTS,
): { score: number; scoreReasons: ScoreReason[] } {
  const all = [...contactReasons(facts, weights), ...interestReasons(facts, weights), ...stageReasons(facts, weights)];
  const reasons = all.filter(({ points }) => points > 0);
  const total = reasons.reduce((sum, { points }) => sum + points, 0);
  return { score: Math.min(total, SCORE_MAX), scoreReasons: reasons };
}

/** What a lead with these facts has in its columns. */
export function scoreColumns(facts: ScoredFacts, { version, weights }: Scoring) {
  const { score, scoreReasons } = scoreLead(facts, weights);
  return { score, scoreReasons: scoreReasons.map((line) => ({ ...line })), scoringVersion: version };
}

function contactReasons({ email, phone, source }: ScoredFacts, weights: Weights): ScoreReason[] {
  const reasons: ScoreReason[] = [];
  if (email !== null) reasons.push({ fact: "email", points: weights.email, reason: "Left an email address" });
  if (phone !== null) reasons.push({ fact: "phone", points: weights.phone, reason: "Left a phone number" });
  const points = weights.sources.get(sourceKeyOf(source)) ?? 0;
  reasons.push({ fact: "source", points, reason: `Came through ${source}` });
  return reasons;
}

function interestReasons(facts: ScoredFacts, weights: Weights): ScoreReason[] {
  const { propertyId, propertyAddress, notes, dealValue, submissionCount } = facts;
  const { property, propertyAddress: address } = weights;
  const reasons: ScoreReason[] = [];
  if (propertyId !== null)
    reasons.push({ fact: "property", points: property, reason: "Asks about one of our listings" });
  else if (propertyAddress !== null) {
    reasons.push({ fact: "property", points: address, reason: "Asks about an address" });
  }
  if (notes !== null) reasons.push({ fact: "notes", points: weights.notes, reason: "Wrote a message" });
  if (dealValue !== null) reasons.push({ fact: "deal_value", points: weights.dealValue, reason: "Has a deal value" });
  const repeats = Math.max(0, Math.min(submissionCount - 1, REPEATS_COUNTED));
  const points = repeats * weights.repeatedSubmission;
  reasons.push({ fact: "submissions", points, reason: `Wrote ${submissionCount} times` });
  return reasons;
}

function stageReasons({ status }: ScoredFacts, { stages }: Weights): ScoreReason[] {
  return [{ fact: "status", points: stages.get(status as LeadStatus) ?? 0, reason: `Is ${status} on the board` }];
}
