import { Prisma, type TenantSql } from "@orrery/db";
import { ConcurrentUpdate } from "@orrery/operation";
import { emailKeyOf } from "../contact-keys.ts";
import { type Facts, mergedFacts } from "../filled-facts.ts";
import type { NewLead } from "../lead-input.ts";
import type { Scoring } from "../settings/weights.ts";
import { columnsOf, FACT_NAMES, isSameValue, valuesOf } from "./facts.ts";
import { apart, together } from "./group.ts";
import { readMembers, writeMembers } from "./members.ts";

/**
 * Brings in what came for a lead that has become part of another one: it fills what that lacks, and the whole takes what it
 * lacks from there. So nothing is lost if the merge is undone.
 * @param wholeId what it is part of, locked
 * @returns the part's id
 * @throws ConcurrentUpdate where the address is no part's any more
 */
export async function submitToPart(sql: TenantSql, scoring: Scoring, wholeId: string, input: NewLead): Promise<string> {
  const stored = await readMembers(sql, [wholeId]);
  const part = stored.find(({ emailKey }) => emailKey === emailKeyOf(input.email));
  if (part === undefined) throw new ConcurrentUpdate();
  const columns = columnsOf(part.facts);
  const known: Facts = { ...columns, source: part.source, status: part.status, submissionCount: part.submissions };
  const { dealValue, ...rest } = mergedFacts(known, input);
  // As the database has it, so that it can be compared.
  const filled = valuesOf({ ...rest, dealValue: dealValue === null ? null : new Prisma.Decimal(dealValue).toFixed(2) });
  const leads = apart(stored).map((lead) => {
    if (lead.id !== part.id) return lead;
    const entries = FACT_NAMES.map((name) => {
      const isFilled = !isSameValue(filled[name], part.facts[name]);
      return [name, isFilled ? filled[name] : lead.facts[name]];
    });
    return { ...lead, facts: Object.fromEntries(entries) as typeof lead.facts, submissions: lead.submissions + 1 };
  });
  await writeMembers(sql, scoring, stored, together(leads));
  return part.id;
}
