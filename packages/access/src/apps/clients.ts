import { timingSafeEqual } from "node:crypto";
import type { SystemDb } from "@orrery/db";
import { hashKey } from "../keys/format.ts";
import { modeOf } from "../keys/store.ts";
import { isUuid } from "../tokens/uuid.ts";

const SELECT = {
  id: true,
  organizationId: true,
  name: true,
  kind: true,
  redirectUris: true,
  grantTypes: true,
  scopes: true,
  secretHash: true,
  previousHash: true,
  previousUntil: true,
  organization: { select: { name: true, liveId: true } },
} as const;

/** An OAuth client of any organization, as the protocol needs it. Undefined for what is no id of one. */
export async function findClient(system: SystemDb, clientId: string) {
  if (!isUuid(clientId)) return undefined;
  const where = { id: clientId };
  const client = await system.oauthClient.findUnique({ where, relationLoadStrategy: "join", select: SELECT });
  return client ?? undefined;
}

export type StoredClient = NonNullable<Awaited<ReturnType<typeof findClient>>>;

/** What anybody may know of an app that asks them. */
export async function findOauthApp(system: SystemDb, clientId: string) {
  const client = await findClient(system, clientId);
  if (!client) return undefined;
  const { id, name, scopes, organization } = client;
  return { id, name, scopes, mode: modeOf(organization), organizationName: organization.name };
}

/** Whether a secret is the client's own: the one that it has, or in the overlap after a roll the one before. */
export function isSecretOf(
  { secretHash, previousHash, previousUntil }: StoredClient,
  secret: string,
  now: Date,
): boolean {
  const presented = hashKey(secret);
  const isOne = (hash: Uint8Array | null) => hash !== null && timingSafeEqual(hash, presented);
  return isOne(secretHash) || (previousUntil !== null && previousUntil > now && isOne(previousHash));
}
