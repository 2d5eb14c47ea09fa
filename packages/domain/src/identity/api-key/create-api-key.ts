import { PLAN_TOO_LOW, reason } from "@orrery/operation";
import { z } from "zod";
import { operation } from "../../kernel.ts";
import { API_KEY_KINDS, API_KEY_SELECT, apiKeysWrite, MintedKeyOutput, prefixOf, withoutSecret } from "./api-key.ts";
import { apiKeyFields } from "./api-key-input.ts";
import { assertConfinement, CONFINEMENT_NOT_FOUND } from "./confinement.ts";
import { assertScopes, reachOfKey, UNKNOWN_SCOPE } from "./key-bounds.ts";
import { excessOf, GRANT_TOO_WIDE, MINTING_NOT_ALLOWED, mintersOnly, planRefusal, reachOf } from "./may-mint.ts";

export const EXPIRY_IN_PAST = reason("EXPIRY_IN_PAST", "BAD_REQUEST", "A new key must expire in the future.");

const DEFAULT_KIND = "ort";

/** Makes a key of the credential's own organization and mode, which reaches no further than the credential itself. */
export const createApiKey = operation({
  name: "apiKeys.create",
  summary: "Creates an API key. Its secret, `key`, is shown this once.",
  mode: "write",
  scope: apiKeysWrite,
  rate: "write",
  changesCredentials: true,
  input: z.object({
    name: apiKeyFields.name,
    kind: z.enum(API_KEY_KINDS).default(DEFAULT_KIND),
    scopes: apiKeyFields.scopes,
    expiresAt: apiKeyFields.expiresAt.optional(),
    confinedTo: apiKeyFields.confinedTo.optional(),
    origins: apiKeyFields.origins.optional(),
  }),
  output: MintedKeyOutput,
  errors: [MINTING_NOT_ALLOWED, PLAN_TOO_LOW, UNKNOWN_SCOPE, EXPIRY_IN_PAST, GRANT_TOO_WIDE, CONFINEMENT_NOT_FOUND],
  example: {
    input: (world) => ({ name: world.unique("Website "), kind: "ork" as const, scopes: ["leads:write", "read"] }),
  },
  credentialPolicy: mintersOnly,
  policy: ({ principal, input }) => planRefusal(principal, prefixOf(input.kind, principal.mode)),
  redact: withoutSecret,
  async handle({ input, principal, db, keys, now, fail }) {
    const { name, kind, scopes, expiresAt = null, confinedTo, origins } = input;
    const bounds = { scopes, confinedTo: confinedTo ?? [], origins: origins ?? [], expiresAt };
    assertScopes(keys, fail, scopes);
    if (expiresAt !== null && expiresAt <= now) fail(EXPIRY_IN_PAST);
    const excess = excessOf(reachOf(principal), reachOfKey(bounds, keys));
    if (excess) fail(GRANT_TOO_WIDE, excess);
    await assertConfinement(db, fail, bounds.confinedTo);
    const prefix = prefixOf(kind, principal.mode);
    const { key, hash, lastFour } = keys.generate(prefix);
    const row = await db.apiKey.create({ data: { ...bounds, name, prefix, hash, lastFour }, select: API_KEY_SELECT });
    return { ...row, key };
  },
});
