import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";

export const SIGNATURE_SCHEMES = ["standard", "hmac_sha256_hex", "hmac_sha256_base64", "none"] as const;

/** How far a sender's clock may be off (Standard Webhooks). */
const TOLERANCE_SECONDS = 300;

export const headerName = z
  .string()
  .max(100)
  .regex(/^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/, { error: "Must be the name of a header." })
  .toLowerCase();

/** How a sender signs. */
export const Signing = z
  .object({
    scheme: z
      .enum(SIGNATURE_SCHEMES)
      .describe("`standard` is Standard Webhooks; of HMAC-SHA256, the raw body's is in `header`, in hex or Base64."),
    header: headerName.optional().describe("Of HMAC-SHA256: which header holds it, such as X-Orkasa-Signature."),
    prefix: z.string().max(50).optional().describe("What is before it in the header, such as `sha256=`."),
  })
  .refine(({ scheme, header }) => !scheme.startsWith("hmac") || header !== undefined, {
    error: "Must be given for this scheme.",
    path: ["header"],
  });
export type Signing = z.output<typeof Signing>;

export interface Signed {
  readonly body: Uint8Array;
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly now: Date;
}

/** Whether what came was signed with the secret. Where nothing is signed, everything is taken. */
export function isSigned({ scheme, header = "", prefix = "" }: Signing, secret: string | undefined, signed: Signed) {
  if (scheme === "none") return true;
  if (secret === undefined) return false;
  if (scheme === "standard") return isStandard(secret, signed);
  const given = signed.headers[header];
  if (given === undefined || !given.startsWith(prefix)) return false;
  const encoding = scheme === "hmac_sha256_hex" ? "hex" : "base64";
  return isSame(Buffer.from(given.slice(prefix.length).trim(), encoding), hmac(Buffer.from(secret), signed.body));
}

/** https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md */
function isStandard(secret: string, { body, headers, now }: Signed): boolean {
  const { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signatures } = headers;
  if (id === undefined || timestamp === undefined || signatures === undefined) return false;
  if (!/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(now.getTime() / 1_000 - Number(timestamp)) > TOLERANCE_SECONDS) return false;
  const key = Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  const expected = hmac(key, Buffer.concat([Buffer.from(`${id}.${timestamp}.`), body]));
  return signatures.split(" ").some((one) => {
    const [version, signature = ""] = one.split(",");
    return version === "v1" && isSame(Buffer.from(signature, "base64"), expected);
  });
}

const hmac = (key: Buffer, bytes: Uint8Array) => createHmac("sha256", key).update(bytes).digest();

const isSame = (given: Buffer, expected: Buffer) =>
  given.length === expected.length && timingSafeEqual(given, expected);
