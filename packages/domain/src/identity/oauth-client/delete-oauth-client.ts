import { STALE_VERSION } from "@orrery/operation";
import { z } from "zod";
import { assertVersion, expectedVersion, unlessOvertaken } from "../../fields/version.ts";
import { operation } from "../../kernel.ts";
import { createOauthClient } from "./create-oauth-client.ts";
import {
  findOauthClient,
  OAUTH_CLIENT_NOT_FOUND,
  OAUTH_CLIENT_SELECT,
  OauthClientId,
  OauthClientOutput,
  oauthClientsWrite,
} from "./oauth-client.ts";

/** For good: a trigger takes away what persons have allowed it, and its tokens, in every organization. */
export const deleteOauthClient = operation({
  name: "oauthClients.delete",
  summary: "Deletes an OAuth client, with all that persons have allowed it and all of its tokens.",
  mode: "write",
  scope: oauthClientsWrite,
  rate: "write",
  changesCredentials: true,
  destroys: true,
  input: z.object({ id: OauthClientId, expectedVersion }),
  output: OauthClientOutput,
  errors: [OAUTH_CLIENT_NOT_FOUND, STALE_VERSION],
  example: { input: async (world) => ({ id: (await world.run(createOauthClient)).id }) },
  async handle({ input: { id, expectedVersion: expected }, db, fail }) {
    const client = (await findOauthClient(db, id)) ?? fail(OAUTH_CLIENT_NOT_FOUND);
    const { version } = client;
    assertVersion(fail, expected, client, OauthClientOutput);
    return unlessOvertaken(db.oauthClient.delete({ where: { id, version }, select: OAUTH_CLIENT_SELECT }));
  },
});
