import { z } from "zod";
import { operation } from "../../kernel.ts";
import { newestFirst, pageInput, pageOf } from "../../paging/keyset.ts";
import { API_KEY_SELECT, API_KEYS_ALONE, ApiKeyOutput, apiKeysRead } from "./api-key.ts";

export const listApiKeys = operation({
  name: "apiKeys.list",
  summary: "Lists the organization's API keys, newest first, with those that are revoked or have expired.",
  mode: "read",
  scope: apiKeysRead,
  rate: "read",
  input: z.object(pageInput),
  output: pageOf(ApiKeyOutput),
  shape: { select: API_KEY_SELECT },
  example: { input: () => ({ limit: 2 }) },
  async handle({ input, db, shape, cursors }) {
    const { where, orderBy, take, page } = newestFirst("apiKeys", { input, cursors });
    return page(await db.apiKey.findMany({ ...shape, where: { AND: [API_KEYS_ALONE, where] }, orderBy, take }));
  },
});
