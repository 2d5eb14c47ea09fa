import { z } from "zod";
import { operation } from "../../kernel.ts";
import { newestFirst, pageInput, pageOf } from "../../paging/keyset.ts";
import { OAUTH_CLIENT_SELECT, OauthClientOutput, oauthClientsRead } from "./oauth-client.ts";

export const listOauthClients = operation({
  name: "oauthClients.list",
  summary: "Lists the organization's OAuth clients, newest first.",
  mode: "read",
  scope: oauthClientsRead,
  rate: "read",
  input: z.object(pageInput),
  output: pageOf(OauthClientOutput),
  shape: { select: OAUTH_CLIENT_SELECT },
  example: { input: () => ({ limit: 2 }) },
  async handle({ input, db, shape, cursors }) {
    const { where, orderBy, take, page } = newestFirst("oauthClients", { input, cursors });
    return page(await db.oauthClient.findMany({ ...shape, where, orderBy, take }));
  },
});
