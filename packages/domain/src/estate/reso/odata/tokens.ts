import { notUnderstood } from "./refusals.ts";

export type LiteralType = "text" | "number" | "time" | "boolean" | "null";

/** A value that is written in a filter. `text` is without its quotes. */
export interface Literal {
  readonly type: LiteralType;
  readonly text: string;
}

export type Token =
  | { readonly kind: "literal"; readonly at: number; readonly source: string; readonly literal: Literal }
  | { readonly kind: "name" | "mark"; readonly at: number; readonly source: string };

/**
 * The tokens of OData's ABNF that a filter has (OData 4.01, URL Conventions, 5.1.1). A space before a time's offset is taken for
 * the `+` that a form's encoding made of it.
 */
const PATTERNS = [
  ["space", /[ \t]+/y],
  ["text", /'(?:[^']|'')*'/y],
  ["time", /\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,12})?)?(?:Z|[-+ ]\d\d:\d\d))?(?![\w-])/y],
  // A key without its quotes, so that the words about it are not about numbers.
  ["guid", /[\da-fA-F]{8}(?:-[\da-fA-F]{4}){3}-[\da-fA-F]{12}(?!\w)/y],
  ["number", /-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?(?![\w.])/y],
  ["name", /[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)*/uy],
  ["mark", /[(),/:$@*-]/y],
] as const;

/** @throws Failure INVALID_INPUT naming the place where it stops being OData */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (let at = 0; at < text.length; ) {
    const [kind, source] = matchAt(text, at);
    if (kind !== "space") tokens.push(tokenOf(kind, source, at));
    at += source.length;
  }
  return tokens;
}

type Kind = (typeof PATTERNS)[number][0];

function matchAt(text: string, at: number): readonly [Kind, string] {
  for (const [kind, pattern] of PATTERNS) {
    pattern.lastIndex = at;
    const source = pattern.exec(text)?.[0];
    if (source !== undefined) return [kind, source];
  }
  const message = text[at] === "'" ? "The text that begins here has no end" : "This is not understood";
  throw notUnderstood("filter", `${message}, at character ${at + 1}: ${text.slice(at, at + 20)}`);
}

const WORDS: ReadonlyMap<string, LiteralType> = new Map([
  ["null", "null"],
  ["true", "boolean"],
  ["false", "boolean"],
]);

function tokenOf(kind: Exclude<Kind, "space">, source: string, at: number): Token {
  switch (kind) {
    case "text":
      if (source.includes("\0")) throw notUnderstood("filter", `No text has a NUL, at character ${at + 1}.`);
      return {
        kind: "literal",
        at,
        source,
        literal: { type: "text", text: source.slice(1, -1).replaceAll("''", "'") },
      };
    case "guid":
      return { kind: "literal", at, source, literal: { type: "text", text: source } };
    case "time":
      return { kind: "literal", at, source, literal: { type: "time", text: source.replace(" ", "+") } };
    case "number":
      return { kind: "literal", at, source, literal: { type: "number", text: source } };
    case "mark":
      return { kind, at, source };
    case "name": {
      const type = WORDS.get(source);
      return type === undefined
        ? { kind, at, source }
        : { kind: "literal", at, source, literal: { type, text: source } };
    }
  }
}
