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
  readonly dealValue: unknown;
  readonly submissionCount: number;
}

export const SCORE_MAX = 100;
const REPEAT_POINTS = 5;
const REPEATS_COUNTED = 3;
/** A map, since sources are free text: a plain object would find `constructor` in its prototype. */
const SOURCE_POINTS = new Map([
  ["referral", 20],
  ["website", 10],
  ["open-house", 10],
  ["zillow", 5],
]);

/** How promising a lead is, 0 to 100, and why: the reasons' points add up to the score (capped at 100). */
export function scoreLead(facts: ScoredFacts): { score: number; scoreReasons: ScoreReason[] } {
  const reasons = [...contactReasons(facts), ...interestReasons(facts)];
  const total = reasons.reduce((sum, { points }) => sum + points, 0);
  return { score: Math.min(total, SCORE_MAX), scoreReasons: reasons };
}

/** What a lead with these facts has in its columns. */
export function scoreColumns(facts: ScoredFacts) {
  const { score, scoreReasons } = scoreLead(facts);
  return { score, scoreReasons: scoreReasons.map((line) => ({ ...line })) };
}

function contactReasons({ email, phone, source }: ScoredFacts): ScoreReason[] {
  const reasons: ScoreReason[] = [];
  if (email !== null) reasons.push({ fact: "email", points: 20, reason: "Left an email address" });
  if (phone !== null) reasons.push({ fact: "phone", points: 15, reason: "Left a phone number" });
  const points = SOURCE_POINTS.get(source.toLowerCase());
  if (points !== undefined) reasons.push({ fact: "source", points, reason: `Came through ${source}` });
  return reasons;
}

function interestReasons({
  propertyId,
  propertyAddress,
  notes,
  dealValue,
  submissionCount,
}: ScoredFacts): ScoreReason[] {
  const reasons: ScoreReason[] = [];
  if (propertyId !== null) reasons.push({ fact: "property", points: 20, reason: "Asks about one of our listings" });
  else if (propertyAddress !== null) reasons.push({ fact: "property", points: 10, reason: "Asks about an address" });
  if (notes !== null) reasons.push({ fact: "notes", points: 10, reason: "Wrote a message" });
  if (dealValue !== null) reasons.push({ fact: "deal_value", points: 10, reason: "Has a deal value" });
  const repeats = Math.min(submissionCount - 1, REPEATS_COUNTED);
  if (repeats > 0)
    reasons.push({ fact: "submissions", points: repeats * REPEAT_POINTS, reason: `Wrote ${submissionCount} times` });
  return reasons;
}
