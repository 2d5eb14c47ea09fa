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

/** Costs as much to verify as any other, and is no password's. */
const NOBODYS = phc(randomBytes(SALT_BYTES), randomBytes(HASH_BYTES));

/** The password as argon2id in PHC string form (`$argon2id$v=19$m=19456,t=2,p=1$salt$hash`). Takes about 40 ms on a thread of its own. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  return phc(salt, await derived(password, salt, COST, HASH_BYTES));
}

/**
 * Whether the password is the one that was hashed, at whatever cost it was. Where nothing is stored, or no argon2id, it is
 * not; and that takes as long to say, so that nobody can tell who has a password here.
 */
export async function verifyPassword(password: string, stored: string | undefined): Promise<boolean> {
  const { memoryKib, passes, lanes, salt, hash } = (PHC.exec(stored ?? "") ?? PHC.exec(NOBODYS))?.groups ?? {};
  if (!memoryKib || !passes || !lanes || !salt || !hash) return false;
  const expected = Buffer.from(hash, "base64");
  const cost = { memoryKib: Number(memoryKib), passes: Number(passes), lanes: Number(lanes) };
  const actual = await derived(password, Buffer.from(salt, "base64"), cost, expected.length);
  return timingSafeEqual(actual, expected);
}

function phc(salt: Buffer, hash: Buffer): string {
  const { memoryKib, passes, lanes } = COST;
  return `$argon2id$v=${VERSION}$m=${memoryKib},t=${passes},p=${lanes}$${unpadded(salt)}$${unpadded(hash)}`;
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
function unpadded(bytes: Buffer): string {
  return bytes.toString("base64").replaceAll("=", "");
}
