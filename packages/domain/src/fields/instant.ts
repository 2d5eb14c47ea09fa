import { z } from "zod";

const EARLIEST = Date.UTC(1970, 0, 1);
const LATEST = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** A moment as a caller gives it: RFC 3339, in any offset, from 1970 to 9999. Inside it is a `Date`. */
export const instant = z.iso
  .datetime({ offset: true, error: "Must be a time in RFC 3339 such as 2026-01-31T12:00:00Z." })
  .transform((text) => new Date(text))
  // PostgreSQL and JavaScript write years outside of it differently.
  .refine((time) => time.getTime() >= EARLIEST && time.getTime() <= LATEST, {
    error: "Must be between 1970 and 9999.",
  });
