import { createLead } from "@orrery/domain";
import type { OutputOf } from "@orrery/operation";

/**
 * The lead with `merged` and `possible_duplicates`. Without `leads:read` it is the submission, in a lead's words: what
 * was sent, under an id of its own, the same whether it met an earlier lead or not.
 */
export function toCreatedLead({ output, input }: { output: OutputOf<typeof createLead>; input: unknown }) {
  const { lead, merged, possibleDuplicates, submissionId } = output;
  if (lead !== null) return { ...lead, merged, possibleDuplicates };
  const { agentId: _, dealValue, ...sent } = createLead.input.parse(input);
  return {
    id: submissionId,
    ...sent,
    dealValue: dealValue === null ? null : Number(dealValue),
    status: "new",
    createdAt: timeOf(submissionId).toISOString(),
  };
}

/** When a UUID of version 7 was made: its first 48 bits are epoch milliseconds. So a replay gives the time of the first answer. */
function timeOf(uuid: string): Date {
  return new Date(Number.parseInt(uuid.replaceAll("-", "").slice(0, 12), 16));
}
