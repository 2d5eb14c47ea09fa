import type { SystemDb } from "@orrery/db";
import { readSigningKeys } from "./key-rows.ts";
import { RETIRED_KEY_MS } from "./lifetimes.ts";
import { signerOf } from "./rotation.ts";
import type { SealingKeys } from "./seal.ts";

/**
 * `signs`: new tokens are its. `next`: it takes over when those before it retire. `retired`: its tokens are good until
 * they expire. `expired`: they have. `foreign`: made under another root secret, and of no use.
 */
export type SigningKeyState = "signs" | "next" | "retired" | "expired" | "foreign";

export interface ListedSigningKey {
  /** The `kid` of its tokens. */
  readonly id: string;
  readonly state: SigningKeyState;
  readonly createdAt: Date;
  /** When it stops to sign, or has stopped; null where nothing has replaced it. */
  readonly retiredAt: Date | null;
  /** Until when its tokens are taken; null where that is not set. */
  readonly goodUntil: Date | null;
}

/** Every signing key that is stored, the newest first. @param sealingKeys what private keys are encrypted under. */
export async function listSigningKeys(
  system: SystemDb,
  sealingKeys: SealingKeys,
  now = new Date(),
): Promise<readonly ListedSigningKey[]> {
  const rows = await system.signingKey.findMany({
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { id: true, createdAt: true, retiredAt: true },
  });
  const readable = await readSigningKeys(system, sealingKeys, now);
  const signer = signerOf(readable, now)?.kid;
  return rows.map((row) => {
    const { id, retiredAt } = row;
    const goodUntil = retiredAt && new Date(retiredAt.getTime() + RETIRED_KEY_MS);
    const state = (): SigningKeyState => {
      if (goodUntil !== null && goodUntil <= now) return "expired";
      if (!readable.some(({ kid }) => kid === id)) return "foreign";
      if (id === signer) return "signs";
      return retiredAt === null || retiredAt > now ? "next" : "retired";
    };
    return { ...row, state: state(), goodUntil };
  });
}
