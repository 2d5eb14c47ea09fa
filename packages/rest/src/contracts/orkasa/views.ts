import { createLead, LeadView, type updateLead } from "@orrery/domain";
import type { InputOf, OutputOf } from "@orrery/operation";
import { z } from "zod";

const { merged, possibleDuplicates, submissionId } = createLead.output.shape;

const Lead = LeadView.extend({ merged: merged.unwrap(), possibleDuplicates: possibleDuplicates.unwrap() });

/** In the words of a lead, what the credential itself has sent. */
const Submission = z.object({
  id: submissionId,
  name: z.string(),
  source: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  propertyId: z.uuid().nullable(),
  propertyAddress: z.string().nullable(),
  notes: z.string().nullable(),
  dealValue: z.number().nullable(),
  dealCurrency: z.string().nullable(),
  status: z.literal("new"),
  createdAt: z.iso.datetime(),
});

/**
 * The lead with `merged` and `possible_duplicates`. Without `leads:read` it is the submission, in a lead's words: what
 * was sent, under an id of its own, the same whether it met an earlier lead or not.
 */
export const createdLead = {
  shows: z.union([Lead, Submission]),
  respond({ output, input }: { output: OutputOf<typeof createLead>; input: unknown }) {
    const { lead, merged, possibleDuplicates, submissionId } = output;
    if (lead !== null && merged !== null && possibleDuplicates !== null) return { ...lead, merged, possibleDuplicates };
    const { agentId: _, dealValue, ...sent } = createLead.input.parse(input);
    return {
      id: submissionId,
      ...sent,
      dealValue: dealValue === null ? null : Number(dealValue),
      status: "new" as const,
      createdAt: timeOf(submissionId).toISOString(),
    };
  },
};

/** When a UUID of version 7 was made: its first 48 bits are epoch milliseconds. So a replay gives the time of the first answer. */
function timeOf(uuid: string): Date {
  return new Date(Number.parseInt(uuid.replaceAll("-", "").slice(0, 12), 16));
}

/** A move that compliance holds: the lead is as it was, and `hold` says what was asked for. */
export const heldMove = ({ output, input }: { output: unknown; input: unknown }): boolean => {
  const { status } = input as InputOf<typeof updateLead>;
  return status !== undefined && status !== (output as OutputOf<typeof updateLead>).status;
};
