import { IDEMPOTENCY_HOURS } from "@orrery/operation";
import type { SystemDb } from "./database.ts";

/** Forgets idempotency keys that are past their time. @returns how many. */
export async function purgeIdempotencyRecords(system: SystemDb, now = new Date()): Promise<number> {
  const before = new Date(now.getTime() - IDEMPOTENCY_HOURS * 3_600_000);
  const { count } = await system.idempotencyRecord.deleteMany({ where: { createdAt: { lt: before } } });
  return count;
}
