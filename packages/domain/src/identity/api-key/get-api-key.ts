import { z } from "zod";
import { operation } from "../../kernel.ts";
import { API_KEY_NOT_FOUND, API_KEY_SELECT, API_KEYS_ALONE, ApiKeyId, ApiKeyOutput, apiKeysRead } from "./api-key.ts";
import { createApiKey } from "./create-api-key.ts";

export const getApiKey = operation({
  name: "apiKeys.get",
  summary: "Gets one of the organization's API keys, without its secret.",
  mode: "read",
  scope: apiKeysRead,
  rate: "read",
  input: z.object({ id: ApiKeyId }),
  output: ApiKeyOutput,
  errors: [API_KEY_NOT_FOUND],
  shape: { select: API_KEY_SELECT },
  example: { input: async (world) => ({ id: (await world.run(createApiKey)).id }) },
  async handle({ input, db, shape, fail }) {
    const where = { ...input, ...API_KEYS_ALONE };
    return (await db.apiKey.findUnique({ where, ...shape })) ?? fail(API_KEY_NOT_FOUND);
  },
});
