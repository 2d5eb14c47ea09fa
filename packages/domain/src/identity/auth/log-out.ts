import { ANY_CREDENTIAL } from "@orrery/operation";
import { z } from "zod";
import { timestamp } from "../../fields/presented.ts";
import { operation } from "../../kernel.ts";
import { SESSION_REQUIRED, sessionOf, sessionRequired } from "./auth.ts";

/**
 * Ends the session, and with it its access and refresh tokens, in every process within a second. An exchange, as sessions
 * in other organizations are beyond what a handler sees of the data.
 */
export const logOut = operation({
  name: "auth.logout",
  summary: "Ends the session, or all of the person's sessions in every organization.",
  mode: "exchange",
  scope: ANY_CREDENTIAL,
  rate: "write",
  changesCredentials: true,
  input: z.object({
    everywhere: z
      .boolean()
      .default(false)
      .describe("Whether to end all of the person's sessions, in every organization."),
  }),
  output: z.object({ sessionId: z.uuid(), revokedAt: timestamp }),
  errors: [SESSION_REQUIRED],
  credentialPolicy: sessionRequired,
  example: { as: "ending-session", input: () => ({}) },
  async handle({ input, principal, accounts, origin, fail }) {
    const session = sessionOf(principal) ?? fail(SESSION_REQUIRED);
    const revokedAt = await accounts.logOut(session, input.everywhere, origin);
    return { sessionId: session.id, revokedAt: revokedAt.toISOString() };
  },
});
