import { type DocumentNode, parse } from "graphql";
import type { Plugin } from "graphql-yoga";
import { LRUCache } from "lru-cache";

/** Validation compares the fields of a selection with each other, so its time grows with the square of what is written. */
const TOKENS_MAX = 4_000;

/** Stops parsing a document that is too long to be validated in reasonable time. */
export const tokenLimitPlugin: Plugin = {
  onParse({ setParseFn }) {
    setParseFn(parseLimited);
  },
};

const parseLimited: typeof parse = (source, options) => parse(source, { ...options, maxTokens: TOKENS_MAX });

/** Texts kept, in characters: a parsed document takes some hundred times as many bytes. */
const DOCUMENTS_KEPT_CHARS = 1024 * 1024;
const ERRORS_KEPT_CHARS = 256 * 1024;

/** Parsed documents by their text, bounded by what they take and not by their number: texts are the caller's to choose. */
export function documentCaches() {
  return { documentCache: byText<DocumentNode>(DOCUMENTS_KEPT_CHARS), errorCache: byText<Error>(ERRORS_KEPT_CHARS) };
}

function byText<Value extends object>(maxSize: number) {
  return new LRUCache<string, Value>({ maxSize, sizeCalculation: (_value, text) => Math.max(text.length, 1) });
}
