import { Readable } from "node:stream";
import { finished } from "node:stream/promises";
import { Busboy, type BusboyHeaders, type BusboyInstance } from "@fastify/busboy";
import { Failure, INVALID_INPUT, tooLarge } from "@orrery/operation";

/** A file as it comes in, and what its sender says that it is. */
export interface FileBody {
  readonly content: AsyncIterable<Uint8Array>;
  readonly contentType: string | undefined;
  /** Drops what nobody has read, so that the connection is good for another request. */
  discard(): void;
}

const FORM = /^multipart\/form-data\s*;/i;
/** What a form takes beside its file. */
const FORM_MAX_BYTES = 64 * 1024;
const FORM_LIMITS = { files: 1, fields: 20, fieldSize: 8 * 1024, parts: 21, headerPairs: 20 };

/**
 * The file that a request brings: its body as it is, or the one file of a form (multipart/form-data), under whatever name.
 * Nothing is read before the content is; whoever reads it sees to its size.
 * @throws Failure PAYLOAD_TOO_LARGE for what says by itself that it is larger; INVALID_INPUT for a form without a file
 */
export async function fileBody(request: Request, maxBytes: number): Promise<FileBody> {
  const contentType = request.headers.get("content-type") ?? undefined;
  const isForm = contentType !== undefined && FORM.test(contentType);
  const announced = Number(request.headers.get("content-length") ?? 0);
  if (announced > maxBytes + (isForm ? FORM_MAX_BYTES : 0)) throw tooLarge(maxBytes);
  const body = request.body ? Readable.fromWeb(request.body as never) : Readable.from([]);
  body.on("error", ignore);
  const discard = () => void body.unpipe().resume();
  if (isForm) return { ...(await formFile(body, contentType)), discard };
  return { content: whole(body.iterator({ destroyOnReturn: false })), contentType, discard };
}

/** For streams: whoever reads learns of an error by reading. Nobody may be, and one that nobody hears of ends the process. */
const ignore = () => undefined;

/** One that breaks off is its sender's fault, and no file. */
async function* whole(content: AsyncIterable<Uint8Array>, end?: Promise<unknown>): AsyncIterable<Uint8Array> {
  try {
    yield* content;
    await end;
  } catch (error) {
    throw error instanceof Failure ? error : refused("The body ended early, or is no such form.");
  }
}

async function formFile(body: Readable, contentType: string): Promise<Omit<FileBody, "discard">> {
  const found = Promise.withResolvers<Omit<FileBody, "discard">>();
  const form = parser(contentType);
  form.on("error", ignore);
  form.on("filesLimit", () => form.destroy(refused("A form may hold one file.")));
  form.on("file", (_field, content, _name, _encoding, type) => {
    content.on("error", ignore);
    // The end of the form may show that it holds another file, or is cut off: only then is this one whole.
    found.resolve({ content: whole(content, ended), contentType: type });
    ended.catch((error) => content.destroy(error));
  });
  body.once("error", (error) => form.destroy(error));
  const ended = finished(body.pipe(form)).finally(() => body.unpipe().resume());
  ended.then(
    () => found.reject(refused("The form holds no file.")),
    (error) => found.reject(error instanceof Failure ? error : refused("The body ended early, or is no such form.")),
  );
  return found.promise;
}

function parser(contentType: string): BusboyInstance {
  try {
    return new Busboy({ headers: { "content-type": contentType } as BusboyHeaders, limits: FORM_LIMITS });
  } catch {
    throw refused("The form's Content-Type names no boundary.");
  }
}

const refused = (message: string) => Failure.of(INVALID_INPUT, undefined, message);
