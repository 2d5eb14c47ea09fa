import { request } from "undici";
import type { Outgoing } from "../outgoing/outgoing.ts";

/** Why there is none, in one sentence for whoever gave the address. */
export interface FetchProblem {
  readonly problem: string;
}

export interface FetchLimits {
  readonly maxBytes: number;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** Photos are often behind an address that leads on; one that leads on for ever is given up. */
const REDIRECTS_MAX = 3;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** The bytes at an address that somebody gave: only where the way out leads, and nothing beyond what is allowed. @throws what aborted the signal */
export async function fetchFile(
  outgoing: Pick<Outgoing, "problemOf" | "dispatcher">,
  url: string,
  { maxBytes, timeoutMs, signal }: FetchLimits,
): Promise<Uint8Array | FetchProblem> {
  const timeout = AbortSignal.timeout(timeoutMs);
  const either = AbortSignal.any([signal, timeout]);
  try {
    let at = url;
    for (let redirects = 0; redirects <= REDIRECTS_MAX; redirects += 1) {
      const problem = await outgoing.problemOf(at, either);
      if (problem !== undefined) return { problem };
      const got = await get(outgoing, at, maxBytes, either);
      if (typeof got !== "string") return got;
      at = got;
    }
    return { problem: "The address leads on too often." };
  } catch {
    signal.throwIfAborted();
    return { problem: timeout.aborted ? "The address did not answer in time." : "The address could not be reached." };
  }
}

/** @returns the next address, where this one leads on */
async function get(
  { dispatcher }: Pick<Outgoing, "dispatcher">,
  url: string,
  maxBytes: number,
  signal: AbortSignal,
): Promise<Uint8Array | FetchProblem | string> {
  const { statusCode, headers, body } = await request(url, { dispatcher, signal, headers: { accept: "image/*" } });
  const refuse = async (problem: string) => {
    body.on("error", () => undefined).destroy();
    return { problem };
  };
  if (REDIRECTS.has(statusCode)) {
    const { location } = headers;
    body.on("error", () => undefined).destroy();
    if (typeof location !== "string" || !URL.canParse(location, url)) return { problem: "The address leads nowhere." };
    return new URL(location, url).href;
  }
  if (statusCode !== 200) return refuse(`The address answered with the status ${statusCode}.`);
  const tooLarge = `It is larger than ${maxBytes} bytes.`;
  if (Number(headers["content-length"] ?? 0) > maxBytes) return refuse(tooLarge);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > maxBytes) return refuse(tooLarge);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
