import { STALE_VERSION } from "@orrery/operation";
import { z } from "zod";
import { assertVersion, expectedVersion, unlessOvertaken } from "../../fields/version.ts";
import { operation } from "../../kernel.ts";
import {
  API_KEY_NOT_FOUND,
  API_KEY_SELECT,
  API_KEYS_ALONE,
  ApiKeyId,
  ApiKeyOutput,
  apiKeysWrite,
  findApiKey,
} from "./api-key.ts";
import { createApiKey } from "./create-api-key.ts";

/** For good, at once, and for both secrets of a roll's overlap. Whoever may change keys may revoke any, their own included. */
export const revokeApiKey = operation({
  name: "apiKeys.revoke",
  summary: "Revokes an API key, for good. One that is revoked already keeps the time at which it was.",
  mode: "write",
  scope: apiKeysWrite,
  rate: "write",
  changesCredentials: true,
  destroys: true,
  input: z.object({ id: ApiKeyId, expectedVersion }),
  output: ApiKeyOutput,
  errors: [API_KEY_NOT_FOUND, STALE_VERSION],
  example: { input: async (world) => ({ id: (await world.run(createApiKey)).id }) },
  async handle({ input: { id, expectedVersion: expected }, db, now, fail }) {
    const key = (await findApiKey(db, id)) ?? fail(API_KEY_NOT_FOUND);
    assertVersion(fail, expected, key, ApiKeyOutput);
    if (key.revokedAt !== null) return key;
    return unlessOvertaken(
      db.apiKey.update({
        where: { id, version: key.version, ...API_KEYS_ALONE },
        data: { revokedAt: now, version: key.version + 1 },
        select: API_KEY_SELECT,
      }),
    );
  },
});
