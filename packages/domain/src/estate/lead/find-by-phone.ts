import type { TenantDb } from "@orrery/db";
import { phoneKeyOf } from "./contact-keys.ts";
import type { LeadRow } from "./lead.ts";

export const DUPLICATES_SHOWN = 10;

export interface PossibleDuplicate {
  readonly id: string;
  readonly name: string;
}

/**
 * Leads with the same phone. Phones are shared and free text, so these are only pointed out.
 * @param sent what came with the message, which the lead need not have
 */
export async function findByPhone(
  db: TenantDb,
  { id, phone }: LeadRow,
  sent: string | null,
): Promise<PossibleDuplicate[]> {
  const phoneKeys = [phone, sent].flatMap((given) => phoneKeyOf(given) ?? []);
  if (phoneKeys.length === 0) return [];
  return db.lead.findMany({
    where: { phoneKey: { in: phoneKeys }, id: { not: id } },
    select: { id: true, name: true },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: DUPLICATES_SHOWN,
  });
}
