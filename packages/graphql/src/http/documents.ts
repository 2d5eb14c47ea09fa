import { Failure, invalidInput } from "@orrery/operation";
import { type DocumentNode, Lexer, parse, Source, TokenKind, validate, visit } from "graphql";
import type { Plugin } from "graphql-yoga";
import { LRUCache } from "lru-cache";

/** A document longer than this is no document: what a client needs fits in a tenth of it. */
const DOCUMENT_MAX_CHARS = 64 * 1024;
const TOKENS_MAX = 4_000;
/** Validation compares selections with each other, so its time grows with the square of how many are written. */
const SELECTIONS_MAX = 500;

/** Brackets of any kind within each other. The parser and the rules recurse, so a deep enough document would exhaust the stack. */
const NESTING_MAX = 100;

/** Stops parsing a document that is too long, or too deeply nested, to be validated in reasonable time. */
export const documentLimitPlugin: Plugin = {
  onParse({ setParseFn }) {
    setParseFn(parseLimited);
  },
  onValidate({ setValidationFn }) {
    setValidationFn(validateLimited);
  },
};

/** @throws Failure PAYLOAD_TOO_LARGE */
export function assertLength({ length }: string): void {
  if (length <= DOCUMENT_MAX_CHARS) return;
  throw new Failure("PAYLOAD_TOO_LARGE", {
    message: `The document is longer than ${DOCUMENT_MAX_CHARS} characters.`,
    details: { maxCharacters: DOCUMENT_MAX_CHARS },
  });
}

/** @throws GraphQLError for a malformed document, Failure BAD_REQUEST for one that is over a limit. */
export const parseLimited: typeof parse = (source, options) => {
  assertNesting(typeof source === "string" ? new Source(source) : source);
  const document = withinStack(() => parse(source, { ...options, maxTokens: TOKENS_MAX }));
  assertSelections(document);
  return document;
};

const validateLimited: typeof validate = (...args) => withinStack(() => validate(...args));

const OPENING: ReadonlySet<string> = new Set([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]);
const CLOSING: ReadonlySet<string> = new Set([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]);

/** Looks at the tokens alone, as many as the parser will. */
function assertNesting(source: Source): void {
  const lexer = new Lexer(source);
  let depth = 0;
  for (let tokens = 0; tokens < TOKENS_MAX; tokens += 1) {
    const { kind } = lexer.advance();
    if (kind === TokenKind.EOF) return;
    if (OPENING.has(kind)) depth += 1;
    if (CLOSING.has(kind)) depth -= 1;
    if (depth > NESTING_MAX) throw tooDeep();
  }
}

/** Counts what is written, before validation compares it: fields and fragments, each as often as it stands there. */
function assertSelections(document: DocumentNode): void {
  let written = 0;
  visit(document, {
    SelectionSet({ selections }) {
      written += selections.length;
    },
  });
  if (written <= SELECTIONS_MAX) return;
  throw invalidInput([{ path: "query", message: `A document may hold at most ${SELECTIONS_MAX} selections.` }]);
}

/** A stack that a document exhausts all the same, say by a chain of fragments, is the document's fault. */
function withinStack<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError) throw tooDeep();
    throw error;
  }
}

const tooDeep = () =>
  invalidInput([{ path: "query", message: `A document may nest brackets at most ${NESTING_MAX} deep.` }]);

/** Texts kept, in characters: a parsed document takes some hundred times as many bytes. */
const DOCUMENTS_KEPT_CHARS = 1024 * 1024;
const ERRORS_KEPT_CHARS = 256 * 1024;

/** What the surface keeps of documents, by their text. */
export type DocumentCaches = ReturnType<typeof documentCaches>;

/** Parsed documents by their text, bounded by what they take and not by their number: texts are the caller's to choose. */
export function documentCaches() {
  return { documentCache: byText<DocumentNode>(DOCUMENTS_KEPT_CHARS), errorCache: byText<Error>(ERRORS_KEPT_CHARS) };
}

/** Whether a text was parsed before, or found to be none that can be. */
export const isKnown = ({ documentCache, errorCache }: DocumentCaches, text: string): boolean =>
  documentCache.has(text) || errorCache.has(text);

function byText<Value extends object>(maxSize: number) {
  return new LRUCache<string, Value>({ maxSize, sizeCalculation: (_value, text) => Math.max(text.length, 1) });
}
