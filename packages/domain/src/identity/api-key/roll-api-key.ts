import { PLAN_TOO_LOW, STALE_VERSION } from "@orrery/operation";
import { z } from "zod";
import { assertVersion, expectedVersion, unlessOvertaken } from "../../fields/version.ts";
import { operation } from "../../kernel.ts";
import {
  API_KEY_EXPIRED,
  API_KEY_NOT_FOUND,
  API_KEY_REVOKED,
  API_KEY_SELECT,
  API_KEYS_ALONE,
  ApiKeyId,
  ApiKeyOutput,
  apiKeysWrite,
  MintedKeyOutput,
  withoutSecret,
} from "./api-key.ts";
import { createApiKey } from "./create-api-key.ts";
import { reachOfKey } from "./key-bounds.ts";
import { excessOf, GRANT_TOO_WIDE, MINTING_NOT_ALLOWED, mintersOnly, planRefusal, reachOf } from "./may-mint.ts";

/** For how long the secret before a roll may stay good at most. */
export const OVERLAP_HOURS_MAX = 7 * 24;
export const OVERLAP_HOURS_DEFAULT = 24;
const HOUR_MS = 3_600_000;

/** Reveals a secret, and so is bound like minting: nobody rolls a key that reaches further than they do. */
export const rollApiKey = operation({
  name: "apiKeys.roll",
  summary: "Gives an API key a new secret, `key`, shown this once. The secret before stays good for the overlap.",
  mode: "write",
  scope: apiKeysWrite,
  rate: "write",
  changesCredentials: true,
  destroys: true,
  input: z.object({
    id: ApiKeyId,
    expectedVersion,
    overlapHours: z
      .int()
      .min(0)
      .max(OVERLAP_HOURS_MAX)
      .default(OVERLAP_HOURS_DEFAULT)
      .describe("For how long the secret before stays good. That of an earlier roll ends at once."),
  }),
  output: MintedKeyOutput,
  errors: [
    API_KEY_NOT_FOUND,
    API_KEY_REVOKED,
    API_KEY_EXPIRED,
    MINTING_NOT_ALLOWED,
    PLAN_TOO_LOW,
    GRANT_TOO_WIDE,
    STALE_VERSION,
  ],
  example: { input: async (world) => ({ id: (await world.run(createApiKey)).id, overlapHours: 1 }) },
  credentialPolicy: mintersOnly,
  redact: withoutSecret,
  async handle({ input: { id, expectedVersion: expected, overlapHours }, principal, db, keys, now, fail }) {
    const select = { ...API_KEY_SELECT, hash: true };
    const { hash: before, ...key } =
      (await db.apiKey.findUnique({ where: { id, ...API_KEYS_ALONE }, select })) ?? fail(API_KEY_NOT_FOUND);
    assertVersion(fail, expected, key, ApiKeyOutput);
    if (key.revokedAt !== null) fail(API_KEY_REVOKED);
    if (key.expiresAt !== null && key.expiresAt <= now) fail(API_KEY_EXPIRED);
    const refusal = planRefusal(principal, key.prefix);
    if (refusal) fail(refusal);
    const excess = excessOf(reachOf(principal), reachOfKey(key, keys));
    if (excess) fail(GRANT_TOO_WIDE, excess);
    const fresh = keys.generate(key.prefix);
    const overlap = { previousHash: before, previousUntil: new Date(now.getTime() + overlapHours * HOUR_MS) };
    const row = await unlessOvertaken(
      db.apiKey.update({
        where: { id, version: key.version, ...API_KEYS_ALONE },
        data: {
          hash: fresh.hash,
          lastFour: fresh.lastFour,
          ...(overlapHours > 0 ? overlap : { previousHash: null, previousUntil: null }),
          version: key.version + 1,
        },
        select: API_KEY_SELECT,
      }),
    );
    return { ...row, key: fresh.key };
  },
});
