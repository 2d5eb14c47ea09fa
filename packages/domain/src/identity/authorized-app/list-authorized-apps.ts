import { ANY_CREDENTIAL } from "@orrery/operation";
import { z } from "zod";
import { operation } from "../../kernel.ts";
import { newestFirst, pageInput, pageOf } from "../../paging/keyset.ts";
import { SESSION_REQUIRED, sessionOf, sessionRequired } from "../auth/auth.ts";
import { AUTHORIZED_APP_SELECT, AuthorizedAppOutput, authorizedAppsRead, standingApps } from "./authorized-app.ts";

const page = {
  input: z.object(pageInput),
  output: pageOf(AuthorizedAppOutput),
  shape: { select: AUTHORIZED_APP_SELECT },
};

export const listAuthorizedApps = operation({
  name: "authorizedApps.list",
  summary: "Lists what the organization's people have allowed apps, newest first, as far as it is good still.",
  mode: "read",
  scope: authorizedAppsRead,
  rate: "read",
  ...page,
  example: { input: () => ({ limit: 2 }) },
  async handle({ input, db, shape, cursors, now }) {
    const { where, orderBy, take, page: paged } = newestFirst("authorizedApps", { input, cursors });
    return paged(
      await db.authorizedApp.findMany({ ...shape, where: { AND: [standingApps(now), where] }, orderBy, take }),
    );
  },
});

/** Everybody's own, in the organization of their session. */
export const listMyAuthorizedApps = operation({
  name: "authorizedApps.listMine",
  summary: "Lists the apps that the person has allowed something in this organization, newest first.",
  mode: "read",
  scope: ANY_CREDENTIAL,
  rate: "read",
  ...page,
  errors: [SESSION_REQUIRED],
  example: { as: "session", input: () => ({ limit: 2 }) },
  credentialPolicy: sessionRequired,
  async handle({ input, principal, db, shape, cursors, now, fail }) {
    const { userId } = sessionOf(principal) ?? fail(SESSION_REQUIRED);
    const { where, orderBy, take, page: paged } = newestFirst("myAuthorizedApps", { input, cursors });
    const mine = { ...standingApps(now), userId };
    return paged(await db.authorizedApp.findMany({ ...shape, where: { AND: [mine, where] }, orderBy, take }));
  },
});
