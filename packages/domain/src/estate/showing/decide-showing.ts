import type { TenantDb } from "@orrery/db";
import { alsoNeeds, type Fail, SCOPE_REQUIRED, STALE_VERSION } from "@orrery/operation";
import { assertVersion, unlessOvertaken } from "../../fields/version.ts";
import {
  SHOWING_DECIDED,
  SHOWING_NOT_FOUND,
  SHOWING_SELECT,
  ShowingOutput,
  type ShowingRow,
  showingsRead,
} from "./showing.ts";

/** What deciding on a showing may fail with. */
export const DECISION_ERRORS = [SCOPE_REQUIRED, SHOWING_NOT_FOUND, SHOWING_DECIDED, STALE_VERSION] as const;

/** Deciding on a showing shows it. */
export const mayDecide = alsoNeeds(showingsRead);

interface Request {
  readonly input: { readonly id: string; readonly expectedVersion?: number | undefined };
  readonly db: TenantDb;
  readonly now: Date;
  readonly fail: Fail<(typeof DECISION_ERRORS)[number]>;
}

interface Decision {
  readonly status: "confirmed" | "declined";
  readonly reason: string | null;
}

/** Confirms or declines what is still only requested: of several who decide at once, one does. */
export async function decide({ input, db, now, fail }: Request, decision: Decision): Promise<ShowingRow> {
  const { id, expectedVersion } = input;
  const showing = (await db.showing.findUnique({ where: { id }, select: SHOWING_SELECT })) ?? fail(SHOWING_NOT_FOUND);
  assertVersion(fail, expectedVersion, showing, ShowingOutput);
  if (showing.status !== "requested") fail(SHOWING_DECIDED, { status: showing.status });
  const { version } = showing;
  const data = { ...decision, decidedAt: now, version: version + 1 };
  return unlessOvertaken(db.showing.update({ where: { id, version }, data, select: SHOWING_SELECT }));
}
