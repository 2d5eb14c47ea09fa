import type { SystemDb } from "@orrery/db";
import { insertSigningKey, readSigningKeys, type SigningKey } from "./key-rows.ts";
import { KEY_HANDOVER_MS, RETIRED_KEY_MS, SIGNING_KEY_MS } from "./lifetimes.ts";
import type { SealingKeys } from "./seal.ts";

/**
 * Makes a key that signs in place of the one before it, in a minute, when every process knows it. What the one before has
 * signed stays good until it expires.
 * @param sealingKeys what private keys are encrypted under; keys of another one are left alone.
 */
export async function rotateSigningKey(system: SystemDb, sealingKeys: SealingKeys, now = new Date()): Promise<void> {
  await replaceUnless(system, sealingKeys, now, () => false);
}

/** Rotates where the key that signs is older than 90 days. For the housekeeping of every process: one of them does it. */
export async function rotateOldSigningKey(system: SystemDb, sealingKeys: SealingKeys, now = new Date()): Promise<void> {
  const [newest] = lasting(await readSigningKeys(system, sealingKeys, now));
  // Without one there is nothing to replace; it is made when it is needed.
  if (newest && isOld(newest, now)) await replaceUnless(system, sealingKeys, now, (key) => !isOld(key, now));
}

const isOld = ({ createdAt }: SigningKey, now: Date) => now.getTime() - createdAt.getTime() > SIGNING_KEY_MS;

/** Makes the first key, where there is none. */
export async function ensureSigningKey(system: SystemDb, sealingKeys: SealingKeys, now: Date): Promise<void> {
  await replaceUnless(system, sealingKeys, now, () => true);
}

/** Deletes the keys whose last token has expired. @returns how many. */
export async function purgeSigningKeys(system: SystemDb, now = new Date()): Promise<number> {
  const retired = new Date(now.getTime() - RETIRED_KEY_MS);
  // What was never retired though it is older than any that signs was made under a root secret that is no longer used.
  const forgotten = new Date(retired.getTime() - 2 * SIGNING_KEY_MS);
  const { count } = await system.signingKey.deleteMany({
    where: { OR: [{ retiredAt: { lt: retired } }, { retiredAt: null, createdAt: { lt: forgotten } }] },
  });
  return count;
}

/** The key that signs: a new one leaves it to those before, until they retire, the first of them first. */
export function signerOf(keys: readonly SigningKey[], now: Date): SigningKey | undefined {
  const retiring = keys.filter(({ retiredAt }) => retiredAt && retiredAt > now);
  const [first] = retiring.toSorted((a, b) => Number(a.retiredAt) - Number(b.retiredAt));
  return first ?? lasting(keys)[0];
}

/** Those that nothing has replaced yet. */
const lasting = (keys: readonly SigningKey[]) => keys.filter(({ retiredAt }) => retiredAt === undefined);

/** A new key instead of those that last, unless the newest of them will do. Processes that come at once wait for each other. */
async function replaceUnless(
  system: SystemDb,
  sealingKeys: SealingKeys,
  now: Date,
  willDo: (newest: SigningKey) => boolean,
): Promise<void> {
  await system.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('orrery:signing-key', 0))`;
    const replaced = lasting(await readSigningKeys(tx, sealingKeys, now));
    const [newest] = replaced;
    if (newest && willDo(newest)) return;
    await tx.signingKey.updateMany({
      where: { id: { in: replaced.map(({ kid }) => kid) } },
      data: { retiredAt: new Date(now.getTime() + KEY_HANDOVER_MS) },
    });
    await insertSigningKey(tx, sealingKeys, now);
  });
}
