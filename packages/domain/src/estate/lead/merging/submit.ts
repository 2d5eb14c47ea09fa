import { Prisma, type TenantSql } from "@orrery/db";
import { ConcurrentUpdate } from "@orrery/operation";
import { emailKeyOf } from "../contact-keys.ts";
import { mergedFacts } from "../filled-facts.ts";
import type { NewLead } from "../lead-input.ts";
import type { Scoring } from "../settings/weights.ts";
import { columnsOf, valuesOf } from "./facts.ts";
import { apart, together } from "./group.ts";
import { readMembers, writeMembers } from "./members.ts";

/**
 * Brings in what came for a lead of a group: it fills what that lead lacks itself, and what it shows of others stays. So each
 * is what it would have been by itself if the merge is undone.
 * @param wholeId the lead that all of them are part of, locked
 * @returns the id of the lead that it came for
 * @throws ConcurrentUpdate where the address is none of theirs any more
 */
export async function submitToGroup(
  sql: TenantSql,
  scoring: Scoring,
  wholeId: string,
  input: NewLead,
): Promise<string> {
  const stored = await readMembers(sql, [wholeId]);
  const home = stored.find(({ emailKey }) => emailKey === emailKeyOf(input.email));
  if (home === undefined) throw new ConcurrentUpdate();
  const { source, status } = home;
  const leads = apart(stored).map((lead) => {
    if (lead.id !== home.id) return lead;
    const known = { ...columnsOf(lead.facts), source, status, submissionCount: lead.submissions };
    const { dealValue, submissionCount, ...rest } = mergedFacts(known, input);
    // As the database has it, so that it can be compared.
    const amount = dealValue === null ? null : new Prisma.Decimal(dealValue).toFixed(2);
    return { ...lead, facts: valuesOf({ ...rest, dealValue: amount }), submissions: submissionCount };
  });
  await writeMembers(sql, scoring, stored, together(leads));
  return home.id;
}
