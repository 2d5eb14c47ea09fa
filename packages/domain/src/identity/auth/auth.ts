import { type Principal, reason } from "@orrery/operation";
import { z } from "zod";
import { view } from "../../fields/presented.ts";
import type { SessionOwner } from "../ports.ts";

export const LOGIN_FAILED = reason(
  "LOGIN_FAILED",
  "UNAUTHORIZED",
  "There is no account with this address and password in this organization.",
);
export const REFRESH_FAILED = reason(
  "REFRESH_FAILED",
  "UNAUTHORIZED",
  "The refresh token is not good, or no longer. Log in again.",
);
export const SESSION_REQUIRED = reason(
  "SESSION_REQUIRED",
  "FORBIDDEN",
  "Only a person's own session can do that: log in, and use the access token.",
);

/** The credential policy of what only a logged-in person can do. */
export const sessionRequired = (principal: Principal) => (sessionOf(principal) ? undefined : SESSION_REQUIRED);

/** The session that a principal is; undefined for any other credential. */
export function sessionOf({ kind, credentialId: id, organizationId, userId }: Principal): SessionOwner | undefined {
  return kind === "session" && userId !== undefined ? { id, organizationId, userId } : undefined;
}

/**
 * Long enough to be worth hashing, short enough to be hashed at once; any characters, counted as they are sent. Half of a
 * surrogate pair is none: all halves would be hashed alike.
 */
export const newPassword = z
  .string()
  .min(8, { error: "Must be at least 8 characters." })
  .max(256, { error: "Must be at most 256 characters." })
  .refine((value) => value.isWellFormed(), { error: "Must be well-formed text." });

/** What a login gives (CONTRACTS.md, "Orkestra"); `expiresIn` in seconds. */
export const TokensView = view("Tokens", {
  accessToken: z.string(),
  tokenType: z.literal("Bearer"),
  expiresIn: z.int(),
  refreshToken: z.string(),
});

/** For examples: what an account is registered with. */
export const EXAMPLE_PASSWORD = "correct horse battery staple";
