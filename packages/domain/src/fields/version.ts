import { ConcurrentUpdate } from "@orrery/operation";
import { z } from "zod";

/** The version that the caller read; another one now is a `STALE_VERSION`. Over REST it comes from `If-Match`. */
export const expectedVersion = z.int().min(1).optional();

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
