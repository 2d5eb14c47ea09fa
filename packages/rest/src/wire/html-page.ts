import type { Answer } from "../answer.ts";

/** What a browser is shown, or where it is sent instead. */
export interface Page {
  readonly title: string;
  readonly text: string;
  /** Where the browser goes at once. */
  readonly location?: string | undefined;
}

const HTML = "text/html; charset=utf-8";

/** Whether whoever asks is a browser that somebody looks at. */
export const wantsPage = ({ headers }: Request): boolean => headers.get("accept")?.includes("text/html") ?? false;

/** A page of text alone: it loads nothing, runs nothing, and is shown in nobody's frame. */
export function pageAnswer({ title, text, location }: Page, status: number): Answer {
  const body = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title></head>
<body><h1>${escaped(title)}</h1><p>${escaped(text)}</p></body>
</html>
`;
  return {
    status: location === undefined ? status : 303,
    body: new Uint8Array(Buffer.from(body)),
    headers: {
      "Content-Type": HTML,
      "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
      "X-Content-Type-Options": "nosniff",
      // The address has a code in it.
      "Referrer-Policy": "no-referrer",
      "Cache-Control": "no-store",
      ...(location !== undefined && { Location: location }),
    },
  };
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
