import { Failure, INVALID_INPUT, readBody } from "@orrery/operation";

const JSON_TYPE = /^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i;

/**
 * The request's JSON object; an empty body, of whichever content type, is an empty object.
 * @throws Failure INVALID_INPUT for another content type, malformed JSON, or JSON that is not an object;
 *   PAYLOAD_TOO_LARGE over 1 MiB
 */
export async function jsonBody(request: Request): Promise<object> {
  const bytes = await bytesOf(request);
  if (bytes.byteLength === 0) return {};
  const type = request.headers.get("content-type");
  if (type !== null && !JSON_TYPE.test(type)) throw refused("The body must be sent as application/json.");
  const body = parse(bytes);
  if (body === null || typeof body !== "object" || Array.isArray(body)) {
    throw refused("The body must be a JSON object.");
  }
  return body;
}

async function bytesOf(request: Request): Promise<Uint8Array> {
  try {
    return await readBody(request);
  } catch (error) {
    // Whoever hangs up in the middle of a body has made no error of ours.
    throw error instanceof Failure ? error : refused("The body ended early.");
  }
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw refused("The body is not valid JSON in UTF-8.");
  }
}

const refused = (message: string) => Failure.of(INVALID_INPUT, undefined, message);
