import { type Principal, STALE_VERSION } from "@orrery/operation";
import { z } from "zod";
import { assertVersion, expectedVersion, unlessOvertaken } from "../../fields/version.ts";
import { operation } from "../../kernel.ts";
import type { KeyMint } from "../ports.ts";
import {
  API_KEY_NOT_FOUND,
  API_KEY_REVOKED,
  API_KEY_SELECT,
  API_KEYS_ALONE,
  ApiKeyId,
  ApiKeyOutput,
  type ApiKeyRow,
  apiKeysWrite,
  findApiKey,
} from "./api-key.ts";
import { apiKeyFields } from "./api-key-input.ts";
import { assertConfinement, CONFINEMENT_NOT_FOUND } from "./confinement.ts";
import { createApiKey } from "./create-api-key.ts";
import { assertScopes, type KeyBounds, reachOfKey, UNKNOWN_SCOPE } from "./key-bounds.ts";
import { excessOf, GRANT_TOO_WIDE, MINTING_NOT_ALLOWED, mayMint, reachOf } from "./may-mint.ts";

/** A merge patch (RFC 7396): what is absent stays, null empties. */
const UpdateApiKeyInput = z.object({
  id: ApiKeyId,
  expectedVersion,
  ...z.object(apiKeyFields).partial().shape,
});

/**
 * Renames a key, or changes how far it reaches, at once and for its secret as it is. Whoever makes it reach further than
 * it did must reach as far as all of it then does; making it reach less far is anybody's who may change keys.
 */
export const updateApiKey = operation({
  name: "apiKeys.update",
  summary: "Changes an API key's name, scopes, expiry, or what it is confined to. Its secret stays.",
  mode: "write",
  scope: apiKeysWrite,
  rate: "write",
  changesCredentials: true,
  input: UpdateApiKeyInput,
  output: ApiKeyOutput,
  errors: [
    API_KEY_NOT_FOUND,
    API_KEY_REVOKED,
    MINTING_NOT_ALLOWED,
    UNKNOWN_SCOPE,
    GRANT_TOO_WIDE,
    CONFINEMENT_NOT_FOUND,
    STALE_VERSION,
  ],
  example: {
    input: async (world) => ({
      id: (await world.run(createApiKey)).id,
      scopes: ["leads:write"],
      origins: ["https://www.example.com"],
    }),
  },
  async handle({ input: { id, expectedVersion: expected, ...patch }, principal, db, keys, fail }) {
    const key = (await findApiKey(db, id)) ?? fail(API_KEY_NOT_FOUND);
    assertVersion(fail, expected, key, ApiKeyOutput);
    if (key.revokedAt !== null) fail(API_KEY_REVOKED);
    const data = changesOf(key, patch);
    if (data === undefined) return key;
    const after = { ...key, ...data };
    const added = additionsTo(key, after);
    assertScopes(keys, fail, added.scopes);
    const refusal = wideningRefusal({ principal, keys }, key, after);
    if (refusal) fail(refusal.cause, refusal.details);
    await assertConfinement(db, fail, added.confinedTo);
    return unlessOvertaken(
      db.apiKey.update({
        where: { id, version: key.version, ...API_KEYS_ALONE },
        data: { ...data, version: key.version + 1 },
        select: API_KEY_SELECT,
      }),
    );
  },
});

type Patch = Omit<z.output<typeof UpdateApiKeyInput>, "id" | "expectedVersion">;

/** What the update writes; undefined when the patch changes nothing, so that repeating one makes no new version. */
function changesOf(key: ApiKeyRow, { confinedTo, origins, ...patch }: Patch) {
  const given = {
    ...patch,
    ...(confinedTo !== undefined && { confinedTo: confinedTo ?? [] }),
    ...(origins !== undefined && { origins: origins ?? [] }),
  };
  const changed = Object.entries(given).filter(
    ([field, value]) => value !== undefined && JSON.stringify(value) !== JSON.stringify(key[field as keyof Patch]),
  );
  return changed.length === 0 ? undefined : (Object.fromEntries(changed) as Partial<Pick<ApiKeyRow, keyof Patch>>);
}

/** What it has is not asked about again: a scope, or a thing, may have gone since. */
function additionsTo(before: KeyBounds, after: KeyBounds) {
  return {
    scopes: after.scopes.filter((grant) => !before.scopes.includes(grant)),
    confinedTo: after.confinedTo.filter((pair) => !before.confinedTo.includes(pair)),
  };
}

/** Why a principal may not make a key reach as far as `after`; nothing where that is no further than before. */
function wideningRefusal(
  { principal, keys }: { principal: Principal; keys: KeyMint },
  before: KeyBounds,
  after: KeyBounds,
) {
  const wanted = reachOfKey(after, keys);
  if (excessOf(reachOfKey(before, keys), wanted) === undefined) return undefined;
  if (!mayMint(principal)) return { cause: MINTING_NOT_ALLOWED };
  const details = excessOf(reachOf(principal), wanted);
  return details && { cause: GRANT_TOO_WIDE, details };
}
