import { createHash } from "node:crypto";

/** The `ETag` of a body that has no version of its own: the same bytes have the same one, in every process. */
export function contentTag(body: string | Uint8Array): string {
  return `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
}

/** Whether `If-None-Match` names what is there (RFC 9110, 13.1.2: compared weakly, as proxies weaken what they compress). */
export function isNamedBy(ifNoneMatch: string | null, tag: string): boolean {
  const named = (ifNoneMatch ?? "").split(",").map((one) => one.trim().replace(/^W\//, ""));
  return named.includes("*") || named.includes(tag);
}
