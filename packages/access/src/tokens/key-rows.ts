import { randomUUID } from "node:crypto";
import type { SystemDb } from "@orrery/db";
import { type CryptoKey, exportJWK, generateKeyPair, importJWK, type JWK } from "jose";
import { RETIRED_KEY_MS } from "./lifetimes.ts";
import { type SealingKeys, seal, unseal } from "./seal.ts";

/** What reads and writes the rows: the database, or a transaction. */
export type KeyTable = Pick<SystemDb, "signingKey">;

/** A pair of Ed25519 keys. */
export interface SigningKey {
  readonly kid: string;
  readonly publicJwk: JWK;
  readonly publicKey: CryptoKey;
  readonly privateKey: CryptoKey;
  readonly createdAt: Date;
  /** When it stops to sign, once another has taken its place. */
  readonly retiredAt: Date | undefined;
}

/**
 * Every key whose tokens are good, the newest first. Rows that cannot be decrypted (they were made under another root
 * secret), or are not what was encrypted, are passed over: whoever can only write to the database gives out no tokens.
 */
export async function readSigningKeys(
  { signingKey }: KeyTable,
  sealingKeys: SealingKeys,
  now: Date,
): Promise<SigningKey[]> {
  const rows = await signingKey.findMany({
    where: { OR: [{ retiredAt: null }, { retiredAt: { gt: new Date(now.getTime() - RETIRED_KEY_MS) } }] },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  const read = await Promise.all(rows.map((row) => opened(row, sealingKeys)));
  return read.filter((key) => key !== undefined);
}

interface Row {
  readonly id: string;
  readonly publicKey: unknown;
  readonly privateKey: Uint8Array;
  readonly createdAt: Date;
  readonly retiredAt: Date | null;
}

async function opened(row: Row, sealingKeys: SealingKeys): Promise<SigningKey | undefined> {
  const { id: kid, createdAt, retiredAt } = row;
  const publicJwk = row.publicKey as JWK;
  const text = unseal(sealingKeys, signingKeyContextOf(kid, publicJwk), row.privateKey);
  if (text === undefined) return undefined;
  const [publicKey, privateKey] = await Promise.all([imported(publicJwk), imported(JSON.parse(text))]);
  return { kid, publicJwk, publicKey, privateKey, createdAt, retiredAt: retiredAt ?? undefined };
}

/** Makes a key and stores it. */
export async function insertSigningKey({ signingKey }: KeyTable, sealingKeys: SealingKeys, now: Date): Promise<void> {
  const pair = await generateKeyPair("EdDSA", { crv: "Ed25519", extractable: true });
  const { kty, crv, x } = await exportJWK(pair.publicKey);
  const publicKey = { kty, crv, x } as { kty: string; crv: string; x: string };
  const id = randomUUID();
  const text = JSON.stringify(await exportJWK(pair.privateKey));
  const privateKey = seal(sealingKeys, signingKeyContextOf(id, publicKey), text);
  await signingKey.create({ data: { id, publicKey, privateKey, createdAt: now }, select: { id: true } });
}

/** The private key is good for this row and this public key alone. */
export const signingKeyContextOf = (kid: string, { kty, crv, x }: JWK) => JSON.stringify([kid, kty, crv, x]);

async function imported(jwk: JWK): Promise<CryptoKey> {
  return (await importJWK(jwk, "EdDSA")) as CryptoKey;
}
