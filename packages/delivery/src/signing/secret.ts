import { randomBytes } from "node:crypto";

const PREFIX = "whsec_";
const SECRET_BYTES = 24;

/** A new secret: `whsec_` and the Base64 of 24 random bytes. */
export const newSecret = (): string => PREFIX + randomBytes(SECRET_BYTES).toString("base64");

/** What Standard Webhooks signs with: the decoded part. Headers of the documents use the whole string as UTF-8. */
export const decodedSecret = (secret: string): Buffer =>
  Buffer.from(secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : secret, "base64");
