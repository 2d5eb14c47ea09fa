import { argon2, randomBytes, timingSafeEqual } from "node:crypto";
import { promisify } from "node:util";

const derive = promisify(argon2);

/** OWASP's smallest recommendation for argon2id: 19 MiB, two passes, one lane. */
const COST: Cost = { memoryKib: 19 * 1024, passes: 2, lanes: 1 };
const SALT_BYTES = 16;
const HASH_BYTES = 32;
/** The version that OpenSSL implements, 0x13. */
const VERSION = 19;

interface Cost {
  readonly memoryKib: number;
  readonly passes: number;
  readonly lanes: number;
}

const PHC =
  /^\$argon2id\$v=19\$m=(?<memoryKib>\d{1,8}),t=(?<passes>\d{1,4}),p=(?<lanes>\d{1,3})\$(?<salt>[A-Za-z0-9+/]{11,86})\$(?<hash>[A-Za-z0-9+/]{22,86})$/;

/** The password as argon2id in PHC string form (`$argon2id$v=19$m=19456,t=2,p=1$salt$hash`). Takes about 40 ms on a thread of its own. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const hash = await derived(password, salt, COST, HASH_BYTES);
  const { memoryKib, passes, lanes } = COST;
  return `$argon2id$v=${VERSION}$m=${memoryKib},t=${passes},p=${lanes}$${unpadded(salt)}$${unpadded(hash)}`;
}

/** Whether the password is the one that was hashed, at whatever cost it was. False for a stored text that is no argon2id. */
export async function verifyPassword(password: string, stored: string): Promise<boolean> {
  const { memoryKib, passes, lanes, salt, hash } = PHC.exec(stored)?.groups ?? {};
  if (!memoryKib || !passes || !lanes || !salt || !hash) return false;
  const expected = Buffer.from(hash, "base64");
  const cost = { memoryKib: Number(memoryKib), passes: Number(passes), lanes: Number(lanes) };
  const actual = await derived(password, Buffer.from(salt, "base64"), cost, expected.length);
  return timingSafeEqual(actual, expected);
}

/** Keyboards write the same letter in different ways, so passwords are compared in one form of Unicode (NIST SP 800-63B, 3.1.1.2). */
function derived(password: string, nonce: Buffer, cost: Cost, tagLength: number): Promise<Buffer> {
  return derive("argon2id", {
    message: password.normalize("NFKC"),
    nonce,
    memory: cost.memoryKib,
    passes: cost.passes,
    parallelism: cost.lanes,
    tagLength,
  });
}

/** PHC strings carry base64 without padding. */
const unpadded = (bytes: Buffer) => bytes.toString("base64").replaceAll("=", "");
