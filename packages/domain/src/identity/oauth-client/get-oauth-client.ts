import { z } from "zod";
import { operation } from "../../kernel.ts";
import { createOauthClient } from "./create-oauth-client.ts";
import {
  OAUTH_CLIENT_NOT_FOUND,
  OAUTH_CLIENT_SELECT,
  OauthClientId,
  OauthClientOutput,
  oauthClientsRead,
} from "./oauth-client.ts";

export const getOauthClient = operation({
  name: "oauthClients.get",
  summary: "Gets one of the organization's OAuth clients, without its secret.",
  mode: "read",
  scope: oauthClientsRead,
  rate: "read",
  input: z.object({ id: OauthClientId }),
  output: OauthClientOutput,
  errors: [OAUTH_CLIENT_NOT_FOUND],
  shape: { select: OAUTH_CLIENT_SELECT },
  example: { input: async (world) => ({ id: (await world.run(createOauthClient)).id }) },
  async handle({ input, db, shape, fail }) {
    return (await db.oauthClient.findUnique({ where: input, ...shape })) ?? fail(OAUTH_CLIENT_NOT_FOUND);
  },
});
