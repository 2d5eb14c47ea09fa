import { createHash } from "node:crypto";
import { html, raw } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";

/** A piece of a page, in which everything that is not ours was escaped. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

const STYLE = `
:root { color-scheme: light dark; }
body { font: 100%/1.5 system-ui, sans-serif; max-width: 34rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere; }
h1 { font-size: 1.5rem; line-height: 1.2; }
label { display: block; font-weight: 600; margin-top: 1rem; }
input, textarea { box-sizing: border-box; width: 100%; font: inherit; padding: 0.5rem; }
fieldset { margin: 1rem 0 0; }
.choice { font-weight: 400; }
.choice input { width: auto; }
button, .button { display: inline-block; font: inherit; font-weight: 600; margin-top: 1.5rem; padding: 0.6rem 1.5rem; cursor: pointer; }
.button { border: 2px solid; border-radius: 4px; text-decoration: none; }
.wrong { border-left: 4px solid #b00020; padding-left: 0.75rem; margin: 0.25rem 0 0; }
.aside { position: absolute; left: -10000px; width: 1px; height: 1px; overflow: hidden; }
`;
const STYLE_HASH = createHash("sha256").update(STYLE).digest("base64");

export interface PageOptions {
  readonly status?: number;
  /** Web sites that may show the page inside their own. */
  readonly origins?: readonly string[];
  /** Where the page's form may lead besides its own address. */
  readonly leadsTo?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A page that runs nothing, loads nothing, is kept by nobody, and is shown inside nobody's pages but those that it is for. */
export async function page(title: string, body: Html, options: PageOptions = {}): Promise<Response> {
  const { status = 200, origins = [], leadsTo = null, headers = {} } = options;
  const text = await html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
<style>${raw(STYLE)}</style>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;
  return new Response(String(text), {
    status,
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": policy(origins, leadsTo),
      ...(origins.length === 0 && { "X-Frame-Options": "DENY" }),
      "X-Content-Type-Options": "nosniff",
      "Referrer-Policy": "same-origin",
      "Cache-Control": "no-store",
      ...headers,
    },
  });
}

function policy(origins: readonly string[], leadsTo: string | null): string {
  // A browser holds where it is sent on to against what a form may lead to.
  const elsewhere = leadsTo === null ? "" : ` ${sourceOf(new URL(leadsTo))}`;
  return [
    "default-src 'none'",
    `style-src 'sha256-${STYLE_HASH}'`,
    `form-action 'self'${elsewhere}`,
    `frame-ancestors ${origins.length === 0 ? "'none'" : origins.join(" ")}`,
    "base-uri 'none'",
  ].join("; ");
}

/** There is no way to name an IPv6 address in a policy. */
const sourceOf = ({ origin, hostname, protocol }: URL) => (hostname.startsWith("[") ? protocol : origin);

/** A page that only says something. */
export function notice(title: string, text: string, options: PageOptions = {}): Promise<Response> {
  return page(title, html`<h1>${title}</h1>\n<p>${text}</p>`, options);
}
