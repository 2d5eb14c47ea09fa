import type { Prisma, TenantDb } from "@orrery/db";
import { id, type Principal, reason, scope } from "@orrery/operation";
import { z } from "zod";
import { presented, timestamp, view } from "../../fields/presented.ts";

export const apiKeysRead = scope("api-keys:read", "Read the organization's API keys, never their secrets", {
  role: "admin",
});
export const apiKeysWrite = scope("api-keys:write", "Create, change, roll and revoke API keys", { role: "admin" });

export const API_KEY_NOT_FOUND = reason("API_KEY_NOT_FOUND", "NOT_FOUND", "No API key has this id.");
export const API_KEY_EXPIRED = reason(
  "API_KEY_EXPIRED",
  "UNPROCESSABLE",
  "The key has expired: another secret of it would be of no use. Move its end on first.",
);
export const API_KEY_REVOKED = reason(
  "API_KEY_REVOKED",
  "UNPROCESSABLE",
  "The key was revoked, which is for good. Create another one.",
);

export const ApiKeyId = id("ApiKey");

/** Which contract a key is made for, by what it begins with. Every key works on every surface all the same. */
export const API_KEY_KINDS = ["ork", "oak", "oag", "ort"] as const;
export type ApiKeyKind = (typeof API_KEY_KINDS)[number];

const PREFIXES: Record<ApiKeyKind, Record<Principal["mode"], string>> = {
  ork: { live: "ork_live_", test: "ork_test_" },
  oak: { live: "oak_", test: "oak_test_" },
  oag: { live: "oag_", test: "oag_test_" },
  ort: { live: "ort_", test: "ort_test_" },
};

/** What a new key begins with: of whose mode the credential is that makes it (CONTRACTS.md, "One identity"). */
export const prefixOf = (kind: ApiKeyKind, mode: Principal["mode"]): string => PREFIXES[kind][mode];

export const apiKeyKind = (prefix: string) => prefix.slice(0, prefix.indexOf("_")) as ApiKeyKind;

export const API_KEY_STATUSES = ["active", "expired", "revoked"] as const;

export function apiKeyStatus({ revokedAt, expiresAt }: Pick<ApiKeyRow, "revokedAt" | "expiresAt">) {
  if (revokedAt !== null) return "revoked";
  return expiresAt !== null && expiresAt.getTime() <= Date.now() ? "expired" : "active";
}

/** The end of the overlap, while it lasts: until then the secret before the last roll is good as well. */
export function apiKeyOverlap({ previousUntil }: Pick<ApiKeyRow, "previousUntil">): Date | null {
  return previousUntil !== null && previousUntil.getTime() > Date.now() ? previousUntil : null;
}

export const API_KEY_SELECT = {
  id: true,
  name: true,
  prefix: true,
  lastFour: true,
  scopes: true,
  confinedTo: true,
  origins: true,
  expiresAt: true,
  previousUntil: true,
  revokedAt: true,
  lastUsedAt: true,
  version: true,
  createdAt: true,
  updatedAt: true,
} satisfies Prisma.ApiKeySelect;

export type ApiKeyRow = Prisma.ApiKeyGetPayload<{ select: typeof API_KEY_SELECT }>;

/** MCP tokens are kept in the same table, each with the user that it is of, and are no API keys. */
export const API_KEYS_ALONE = { userId: null } as const;

/** One of the organization's API keys; null for any other id. */
export function findApiKey(db: TenantDb, keyId: string): Promise<ApiKeyRow | null> {
  return db.apiKey.findUnique({ where: { id: keyId, ...API_KEYS_ALONE }, select: API_KEY_SELECT });
}

/**
 * A key as it may be shown at any time. `scopes` as granted (scopes, bundles or `*`); `confinedTo` are `kind:id` pairs and
 * `origins` web pages, and either, empty, confines to none; `previousUntil` is the end of a roll's overlap.
 */
export const ApiKeyView = view("ApiKey", {
  id: ApiKeyId,
  name: z.string(),
  kind: z.enum(API_KEY_KINDS),
  prefix: z.string(),
  lastFour: z.string(),
  scopes: z.array(z.string()),
  confinedTo: z.array(z.string()),
  origins: z.array(z.string()),
  status: z.enum(API_KEY_STATUSES),
  expiresAt: timestamp.nullable(),
  previousUntil: timestamp.nullable(),
  revokedAt: timestamp.nullable(),
  lastUsedAt: timestamp.nullable(),
  version: z.int(),
  createdAt: timestamp,
  updatedAt: timestamp,
});

function toApiKeyView(row: ApiKeyRow): z.input<typeof ApiKeyView> {
  const { expiresAt, revokedAt, lastUsedAt, createdAt, updatedAt } = row;
  return {
    ...row,
    kind: apiKeyKind(row.prefix),
    status: apiKeyStatus(row),
    expiresAt: expiresAt?.toISOString() ?? null,
    previousUntil: apiKeyOverlap(row)?.toISOString() ?? null,
    revokedAt: revokedAt?.toISOString() ?? null,
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}

export const ApiKeyOutput = presented(toApiKeyView, ApiKeyView);

/** A key with its new secret: shown now and never again, and null where an idempotent request is repeated. */
export const MintedKeyOutput = presented(
  ({ key, ...row }: ApiKeyRow & { readonly key: string | null }) => ({ ...toApiKeyView(row), key }),
  ApiKeyView.extend({ key: z.string().nullable() }),
);

/** What a replay of minting shows: nothing that could be used. */
export const withoutSecret = <Minted extends { readonly key: string | null }>(minted: Minted): Minted => ({
  ...minted,
  key: null,
});
