import type { CustomFetch } from "openid-client";
import { type Dispatcher, request } from "undici";

/** An answer of an authorization server is a small JSON object. */
const ANSWER_MAX_BYTES = 262_144;
/** Answers that have no body. */
const BODILESS = new Set([101, 204, 205, 304]);

/** The answer was longer than any that is meant. */
export class AnswerTooLong extends Error {
  override readonly name = "AnswerTooLong";
}

/** `fetch` through the guarded way out, as openid-client wants it: it follows no redirect, and reads no more than it must. */
export function guardedFetch(dispatcher: Dispatcher, stop?: AbortSignal): CustomFetch {
  return async (url, { method, headers, body, signal }) => {
    const signals = [signal, stop].filter((one) => one !== undefined);
    const answer = await request(url, {
      dispatcher,
      method: method as Dispatcher.HttpMethod,
      headers,
      body: body === undefined || body === null ? null : String(body),
      signal: AbortSignal.any(signals),
    });
    const { statusCode: status } = answer;
    const bytes = await bytesOf(answer.body);
    return new Response(BODILESS.has(status) ? null : bytes, { status, headers: headersOf(answer.headers) });
  };
}

async function bytesOf(body: AsyncIterable<Uint8Array> & { destroy(): void }): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > ANSWER_MAX_BYTES) {
      body.destroy();
      throw new AnswerTooLong(`The answer is longer than ${ANSWER_MAX_BYTES} bytes.`);
    }
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

function headersOf(raw: Dispatcher.ResponseData["headers"]): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(raw)) {
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined) headers.append(name, one);
  }
  return headers;
}
