import { ConcurrentUpdate, type Fail, STALE_VERSION } from "@orrery/operation";
import { z } from "zod";

/** The version that the caller read; another one now is a `STALE_VERSION`. Over REST it comes from `If-Match`. */
export const expectedVersion = z.int().min(1).optional();

/**
 * Refuses whoever has read another version than the current one, and shows them what is there now.
 * @param expected what they have read; undefined where they do not say
 * @param output what they are shown a row by, which makes of it what it may show
 * @throws Failure STALE_VERSION
 */
export function assertVersion<Row extends { readonly version: number }>(
  fail: Fail<typeof STALE_VERSION>,
  expected: number | undefined,
  current: Row,
  output: { parse(row: Row): unknown },
): void {
  if (expected !== undefined && expected !== current.version) fail(STALE_VERSION, { current: output.parse(current) });
}

/** Prisma's codes for a row that went, a unique value that was taken and a referenced row that went, since the handler looked. */
const OVERTAKEN = new Set(["P2025", "P2002", "P2003"]);

/** Awaits a write that was prepared from what the handler has read; if another transaction came in between, all is tried again. */
export async function unlessOvertaken<T>(write: PromiseLike<T>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    if (OVERTAKEN.has((error as { code?: string }).code ?? "")) throw new ConcurrentUpdate();
    throw error;
  }
}
