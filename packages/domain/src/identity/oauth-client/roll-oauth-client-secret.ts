import { PLAN_TOO_LOW, STALE_VERSION } from "@orrery/operation";
import { z } from "zod";
import { assertVersion, expectedVersion, unlessOvertaken } from "../../fields/version.ts";
import { operation } from "../../kernel.ts";
import {
  excessOf,
  GRANT_TOO_WIDE,
  MINTING_NOT_ALLOWED,
  mintersOnly,
  planRefusal,
  reachOf,
} from "../api-key/may-mint.ts";
import { OVERLAP_HOURS_DEFAULT, OVERLAP_HOURS_MAX } from "../api-key/roll-api-key.ts";
import { createOauthClient } from "./create-oauth-client.ts";
import {
  OAUTH_CLIENT_NOT_FOUND,
  OAUTH_CLIENT_SELECT,
  OauthClientId,
  OauthClientOutput,
  oauthClientsWrite,
  SecretOauthClientOutput,
  withoutClientSecret,
} from "./oauth-client.ts";
import { APP_TOKEN_PREFIX, CONFIDENTIAL_CLIENT_REQUIRED, reachOfClient } from "./oauth-client-input.ts";

const HOUR_MS = 3_600_000;

/** Reveals a secret, and so is bound like registering. Tokens that were given out stay good until they end. */
export const rollOauthClientSecret = operation({
  name: "oauthClients.rollSecret",
  summary: "Gives an OAuth client a new `secret`, shown this once. The one before stays good for the overlap.",
  mode: "write",
  scope: oauthClientsWrite,
  rate: "write",
  destroys: true,
  input: z.object({
    id: OauthClientId,
    expectedVersion,
    overlapHours: z
      .int()
      .min(0)
      .max(OVERLAP_HOURS_MAX)
      .default(OVERLAP_HOURS_DEFAULT)
      .describe("For how long the secret before stays good. That of an earlier roll ends at once."),
  }),
  output: SecretOauthClientOutput,
  errors: [
    OAUTH_CLIENT_NOT_FOUND,
    MINTING_NOT_ALLOWED,
    PLAN_TOO_LOW,
    GRANT_TOO_WIDE,
    CONFIDENTIAL_CLIENT_REQUIRED,
    STALE_VERSION,
  ],
  example: { input: async (world) => ({ id: (await world.run(createOauthClient)).id, overlapHours: 1 }) },
  credentialPolicy: mintersOnly,
  policy: ({ principal }) => planRefusal(principal, APP_TOKEN_PREFIX),
  redact: withoutClientSecret,
  async handle({ input: { id, expectedVersion: expected, overlapHours }, principal, db, keys, now, fail }) {
    const select = { ...OAUTH_CLIENT_SELECT, secretHash: true };
    const { secretHash: before, ...client } =
      (await db.oauthClient.findUnique({ where: { id }, select })) ?? fail(OAUTH_CLIENT_NOT_FOUND);
    const { version } = client;
    assertVersion(fail, expected, client, OauthClientOutput);
    if (before === null) fail(CONFIDENTIAL_CLIENT_REQUIRED);
    const excess = excessOf(reachOf(principal), reachOfClient(client, keys));
    if (excess) fail(GRANT_TOO_WIDE, excess);
    const { secret, hash, lastFour } = keys.generateClientSecret();
    const overlap = { previousHash: before, previousUntil: new Date(now.getTime() + overlapHours * HOUR_MS) };
    const row = await unlessOvertaken(
      db.oauthClient.update({
        where: { id, version },
        data: {
          secretHash: hash,
          secretLastFour: lastFour,
          ...(overlapHours > 0 ? overlap : { previousHash: null, previousUntil: null }),
          version: version + 1,
        },
        select: OAUTH_CLIENT_SELECT,
      }),
    );
    return { ...row, secret };
  },
});
