import { ANY_CREDENTIAL, id } from "@orrery/operation";
import { z } from "zod";
import { operation } from "../../kernel.ts";
import { ORGANIZATION_NOT_FOUND } from "../organization/organization.ts";
import { SESSION_REQUIRED, sessionOf, sessionRequired, TokensView } from "./auth.ts";
import { getMe } from "./get-me.ts";

/** Another session that goes back to the same login, in another of the person's organizations. The one that asks stays as it is. */
export const switchOrganization = operation({
  name: "auth.switch",
  summary: "Logs the same person in to another of their organizations, or to a test sibling.",
  mode: "exchange",
  scope: ANY_CREDENTIAL,
  rate: "write",
  input: z.object({ organizationId: id("Organization") }),
  output: TokensView,
  errors: [SESSION_REQUIRED, ORGANIZATION_NOT_FOUND],
  credentialPolicy: sessionRequired,
  example: {
    as: "session",
    async input(world) {
      const { organizationId } = await world.run(getMe);
      return { organizationId };
    },
  },
  async handle({ input: { organizationId }, principal, accounts, origin, throttle, fail }) {
    const session = sessionOf(principal) ?? fail(SESSION_REQUIRED);
    // By the person: each session has limits of its own, and could make the next.
    await throttle(`person:${session.userId}`);
    return (await accounts.switchTo(session, organizationId, origin)) ?? fail(ORGANIZATION_NOT_FOUND);
  },
});
