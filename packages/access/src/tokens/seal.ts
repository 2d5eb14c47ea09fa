import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";

const CIPHER = "aes-256-gcm";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** The first byte of what names its key. What was sealed before keys had names begins with a nonce. */
const NAMED = 1;
const KEY_ID_BYTES = 4;
const HEAD_BYTES = 1 + KEY_ID_BYTES;

/** What texts are encrypted under, each key 32 bytes: the one for new texts, and those before it, which are read as well. */
export interface SealingKeys {
  readonly current: Buffer;
  readonly previous: readonly Buffer[];
}

/**
 * Encrypts a text for the database: the version, the key's id, nonce, ciphertext, tag.
 * @param context what the text belongs to: it can be decrypted for that alone, and not once it is copied to another row.
 */
export function seal({ current }: SealingKeys, context: string, text: string): Uint8Array<ArrayBuffer> {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, current, nonce).setAAD(Buffer.from(context));
  const sealed = [nonce, cipher.update(text, "utf8"), cipher.final(), cipher.getAuthTag()];
  return new Uint8Array(Buffer.concat([headOf(current), ...sealed]));
}

/** The text; undefined for one that was encrypted under none of these keys, for something else, or has been changed. */
export function unseal({ current, previous }: SealingKeys, context: string, sealed: Uint8Array): string | undefined {
  const keys = [current, ...previous];
  for (const key of keys.filter((one) => isUnder(one, sealed))) {
    const text = opened(key, context, sealed.subarray(HEAD_BYTES));
    if (text !== undefined) return text;
  }
  // From before keys had names. A nonce may look like a name by chance: then this is what is right.
  for (const key of keys) {
    const text = opened(key, context, sealed);
    if (text !== undefined) return text;
  }
  return undefined;
}

/** Whether it is encrypted as a new text would be, so that keys before the current one are not needed for it. */
export const isSealedUnder = ({ current }: SealingKeys, sealed: Uint8Array): boolean => isUnder(current, sealed);

const isUnder = (key: Buffer, sealed: Uint8Array): boolean => headOf(key).equals(sealed.subarray(0, HEAD_BYTES));

/** Says nothing of the key but that it is this one. */
function headOf(key: Buffer): Buffer {
  const id = createHash("sha256").update("orrery/sealing key id").update(key).digest().subarray(0, KEY_ID_BYTES);
  return Buffer.concat([Buffer.of(NAMED), id]);
}

function opened(key: Buffer, context: string, sealed: Uint8Array): string | undefined {
  if (sealed.length < NONCE_BYTES + TAG_BYTES) return undefined;
  const tagAt = sealed.length - TAG_BYTES;
  try {
    const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, NONCE_BYTES), { authTagLength: TAG_BYTES })
      .setAAD(Buffer.from(context))
      .setAuthTag(sealed.subarray(tagAt));
    return decipher.update(sealed.subarray(NONCE_BYTES, tagAt), undefined, "utf8") + decipher.final("utf8");
  } catch {
    return undefined;
  }
}
