import { ANY_CREDENTIAL } from "@orrery/operation";
import { z } from "zod";
import { timestamp } from "../../fields/presented.ts";
import { operation } from "../../kernel.ts";
import { SESSION_REQUIRED, sessionRequired } from "./auth.ts";

/** Ends the session, and with it its access and refresh tokens, everywhere within a second. */
export const logOut = operation({
  name: "auth.logout",
  summary: "Ends the session, or all sessions that the person has in this organization.",
  mode: "write",
  scope: ANY_CREDENTIAL,
  rate: "write",
  changesCredentials: true,
  input: z.object({
    everywhere: z
      .boolean()
      .default(false)
      .describe("Whether to end every session that the person has in this organization."),
  }),
  output: z.object({ sessionId: z.uuid(), revokedAt: timestamp }),
  resource: ({ sessionId }) => sessionId,
  errors: [SESSION_REQUIRED],
  policy: sessionRequired,
  example: { as: "ending-session", input: () => ({}) },
  async handle({ input, principal, db, now, fail }) {
    const { userId, credentialId: sessionId } = principal;
    if (userId === undefined) return fail(SESSION_REQUIRED);
    const which = input.everywhere ? { userId } : { id: sessionId, userId };
    await db.session.updateMany({ where: { ...which, revokedAt: null }, data: { revokedAt: now } });
    return { sessionId, revokedAt: now.toISOString() };
  },
});
