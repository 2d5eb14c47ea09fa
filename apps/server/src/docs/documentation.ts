import { readFileSync } from "node:fs";
import { registry } from "@orrery/domain";
import { schemaText } from "@orrery/graphql";
import { contentTag, isNamedBy } from "@orrery/rest";
import { eventsDocument } from "./events-document.ts";
import { PAGE, PAGE_CSP, PAGE_SCRIPT, PAGE_STYLE } from "./page.ts";

type Content = string | Uint8Array<ArrayBuffer>;

/** One file under `/docs`. */
interface File {
  readonly type: string;
  content(): Content;
}

const ofSwaggerUi = (name: string, type: string): File => ({
  type,
  content: () => readFileSync(new URL(import.meta.resolve(`swagger-ui-dist/${name}`))),
});

const JAVASCRIPT = "text/javascript; charset=utf-8";
const CSS = "text/css; charset=utf-8";

const FILES: Readonly<Record<string, File>> = {
  "/docs": { type: "text/html; charset=utf-8", content: () => PAGE },
  "/docs/page.js": { type: JAVASCRIPT, content: () => PAGE_SCRIPT },
  "/docs/page.css": { type: CSS, content: () => PAGE_STYLE },
  "/docs/swagger-ui.css": ofSwaggerUi("swagger-ui.css", CSS),
  "/docs/swagger-ui-bundle.js": ofSwaggerUi("swagger-ui-bundle.js", JAVASCRIPT),
  "/docs/swagger-ui-standalone-preset.js": ofSwaggerUi("swagger-ui-standalone-preset.js", JAVASCRIPT),
  "/docs/favicon.png": ofSwaggerUi("favicon-32x32.png", "image/png"),
  "/docs/schema.graphql": { type: "text/plain; charset=utf-8", content: schemaText },
  "/docs/events.asyncapi.json": {
    type: "application/json; charset=utf-8",
    content: () => `${JSON.stringify(eventsDocument(registry.events), null, 2)}\n`,
  },
};

const CACHE_SECONDS = 300;

/**
 * Answers for `/docs` and what is below it: the reference page, everything that it is made of, and the documents that no
 * surface serves itself. Undefined for what is not there. Each file is read once, when it is first asked for.
 */
export function createDocumentation(): (request: Request) => Response | undefined {
  const read = new Map<string, { readonly body: Content; readonly tag: string }>();
  return ({ url, headers }) => {
    const path = new URL(url).pathname.replace(/\/$/, "");
    const file = Object.hasOwn(FILES, path) ? FILES[path] : undefined;
    if (!file) return undefined;
    const content = read.get(path) ?? withTag(file.content());
    read.set(path, content);
    const isKept = isNamedBy(headers.get("if-none-match"), content.tag);
    return new Response(isKept ? null : content.body, {
      status: isKept ? 304 : 200,
      headers: {
        "Content-Type": file.type,
        "Content-Security-Policy": PAGE_CSP,
        "Cache-Control": `public, max-age=${CACHE_SECONDS}`,
        ETag: content.tag,
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
      },
    });
  };
}

const withTag = (body: Content) => ({ body, tag: contentTag(body) });
