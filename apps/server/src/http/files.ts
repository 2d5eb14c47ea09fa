import type { Files } from "@orrery/connectors";
import { URL_MAX_BYTES } from "@orrery/operation";
import { isNamedBy } from "@orrery/rest";

/** Where the files are that anybody may read who knows their name. */
export const FILES_PATH = "/files";

const TYPES: Readonly<Record<string, string>> = { jpg: "image/jpeg", png: "image/png" };

/** What is under a name never changes. The rest is for browsers: they show it as what it is, on any page, and run nothing of it. */
const HEADERS = {
  "Cache-Control": "public, max-age=31536000, immutable",
  "X-Content-Type-Options": "nosniff",
  "Cross-Origin-Resource-Policy": "cross-origin",
  "Content-Security-Policy": "default-src 'none'; sandbox",
} as const;

/** A file of the store by its path, or undefined for what is not there. */
export async function serveFile(files: Pick<Files, "get">, request: Request): Promise<Response | undefined> {
  const { pathname } = new URL(request.url);
  const name = pathname.slice(FILES_PATH.length + 1);
  const type = TYPES[name.slice(name.lastIndexOf(".") + 1)];
  if (type === undefined || pathname.length > URL_MAX_BYTES) return undefined;
  const file = await files.get(name);
  if (!file) return undefined;
  const headers = { ...HEADERS, ETag: `"${name}"`, "Content-Type": type };
  const isKnown = isNamedBy(request.headers.get("if-none-match"), headers.ETag);
  if (isKnown || request.method === "HEAD") {
    await file.body.cancel();
    return isKnown
      ? new Response(null, { status: 304, headers })
      : new Response(null, { headers: { ...headers, "Content-Length": `${file.size}` } });
  }
  return new Response(file.body, { headers: { ...headers, "Content-Length": `${file.size}` } });
}
