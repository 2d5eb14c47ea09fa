import { createHmac } from "node:crypto";
import type { Dialect } from "../dialects/dialect.ts";
import { decodedSecret } from "./secret.ts";

/** One attempt at sending a body. */
export interface Attempted {
  readonly eventId: string;
  /** As it is sent, to the byte. */
  readonly body: string;
  readonly at: Date;
}

/** An endpoint's secrets at a moment, `whsec_` and all. */
export interface Secrets {
  readonly current: string;
  /** Those before rotations whose overlap is not over, oldest first. */
  readonly previous: readonly string[];
}

/**
 * All headers of an attempt. Standard Webhooks' are on every dialect: `webhook-timestamp` is the attempt's (a receiver refuses
 * what is old), and during a rotation `webhook-signature` has one of each secret. A document's own header holds one value, which
 * is the oldest secret's until its overlap ends.
 */
export function headersOf(dialect: Dialect, attempted: Attempted, secrets: Secrets): Record<string, string> {
  const { eventId, at, body } = attempted;
  const timestamp = `${Math.floor(at.getTime() / 1_000)}`;
  const signed = `${eventId}.${timestamp}.${body}`;
  const all = [secrets.current, ...secrets.previous];
  return {
    "content-type": "application/json",
    "user-agent": "Orrery-Webhooks/1",
    "webhook-id": eventId,
    "webhook-timestamp": timestamp,
    "webhook-signature": all.map((secret) => `v1,${hmac(secret, signed)}`).join(" "),
    ...dialect.headers?.(body, secrets.previous[0] ?? secrets.current),
  };
}

const hmac = (secret: string, text: string): string =>
  createHmac("sha256", decodedSecret(secret)).update(text).digest("base64");
