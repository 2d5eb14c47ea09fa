import { STALE_VERSION } from "@orrery/operation";
import { z } from "zod";
import { assertVersion, expectedVersion, unlessOvertaken } from "../../fields/version.ts";
import { operation } from "../../kernel.ts";
import { UNKNOWN_SCOPE } from "../api-key/key-bounds.ts";
import { excessOf, GRANT_TOO_WIDE, MINTING_NOT_ALLOWED, mintersOnly, reachOf } from "../api-key/may-mint.ts";
import { createOauthClient } from "./create-oauth-client.ts";
import {
  findOauthClient,
  OAUTH_CLIENT_NOT_FOUND,
  OAUTH_CLIENT_SELECT,
  OauthClientId,
  OauthClientOutput,
  type OauthClientRow,
  oauthClientsWrite,
} from "./oauth-client.ts";
import {
  assertClientScopes,
  assertShape,
  CONFIDENTIAL_CLIENT_REQUIRED,
  oauthClientFields,
  REDIRECT_URI_REQUIRED,
  reachOfClient,
} from "./oauth-client-input.ts";

/** A merge patch (RFC 7396): what is absent stays. */
const UpdateOauthClientInput = z.object({
  id: OauthClientId,
  expectedVersion,
  ...z.object(oauthClientFields).partial().shape,
});

/**
 * What it may ask for less from now on, its tokens lose within a second, in every organization. Whoever lets it ask for more,
 * or has browsers sent elsewhere, must hold all of it, as where one is made; what persons have agreed to before is not more for it.
 */
export const updateOauthClient = operation({
  name: "oauthClients.update",
  summary: "Changes an OAuth client's name, redirect addresses, grant types, or what it may ask for. Its secret stays.",
  mode: "write",
  scope: oauthClientsWrite,
  rate: "write",
  changesCredentials: true,
  input: UpdateOauthClientInput,
  output: OauthClientOutput,
  errors: [
    OAUTH_CLIENT_NOT_FOUND,
    MINTING_NOT_ALLOWED,
    UNKNOWN_SCOPE,
    GRANT_TOO_WIDE,
    REDIRECT_URI_REQUIRED,
    CONFIDENTIAL_CLIENT_REQUIRED,
    STALE_VERSION,
  ],
  example: {
    input: async (world) => ({
      id: (await world.run(createOauthClient)).id,
      redirectUris: ["https://partner.example/callback", "http://127.0.0.1/callback"],
      scopes: ["leads:read"],
    }),
  },
  credentialPolicy: mintersOnly,
  async handle({ input: { id, expectedVersion: expected, ...patch }, principal, db, keys, fail }) {
    const client = (await findOauthClient(db, id)) ?? fail(OAUTH_CLIENT_NOT_FOUND);
    const { version } = client;
    assertVersion(fail, expected, client, OauthClientOutput);
    const data = changesOf(client, patch);
    if (data === undefined) return client;
    const after = { ...client, ...data };
    const added = after.scopes.filter((grant) => !client.scopes.includes(grant));
    assertClientScopes(keys, fail, added);
    assertShape(fail, after);
    const excess = reachesFurther(client, after) ? excessOf(reachOf(principal), reachOfClient(after, keys)) : undefined;
    if (excess) fail(GRANT_TOO_WIDE, excess);
    return unlessOvertaken(
      db.oauthClient.update({
        where: { id, version },
        data: { ...data, version: version + 1 },
        select: OAUTH_CLIENT_SELECT,
      }),
    );
  },
});

type Reaching = Pick<OauthClientRow, "scopes" | "grantTypes" | "redirectUris">;

/** Whether there is anything in it that was not: at an address of one's own, what persons allow the app is one's own. */
function reachesFurther(before: Reaching, after: Reaching): boolean {
  const fields = ["scopes", "grantTypes", "redirectUris"] as const;
  return fields.some((field) => after[field].some((one) => !before[field].includes(one)));
}

type Patch = Omit<z.output<typeof UpdateOauthClientInput>, "id" | "expectedVersion">;

/** What the update writes; undefined when the patch changes nothing, so that repeating one makes no new version. */
function changesOf(client: OauthClientRow, patch: Patch) {
  const changed = Object.entries(patch).filter(
    ([field, value]) => value !== undefined && JSON.stringify(value) !== JSON.stringify(client[field as keyof Patch]),
  );
  return changed.length === 0 ? undefined : (Object.fromEntries(changed) as Partial<Pick<OauthClientRow, keyof Patch>>);
}
