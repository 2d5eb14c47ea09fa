import type { TenantDb } from "@orrery/db";
import { phoneKeyOf } from "./contact-keys.ts";
import type { LeadRow } from "./lead.ts";

export const DUPLICATES_SHOWN = 10;

export interface PossibleDuplicate {
  readonly id: string;
  readonly name: string;
}

/** Leads with the same phone. Phones are shared and free text, so these are only pointed out. */
export async function findByPhone(db: TenantDb, { id, phone }: LeadRow): Promise<PossibleDuplicate[]> {
  const phoneKey = phoneKeyOf(phone);
  if (phoneKey === null) return [];
  return db.lead.findMany({
    where: { phoneKey, id: { not: id } },
    select: { id: true, name: true },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: DUPLICATES_SHOWN,
  });
}
