import { text } from "../fields/text.ts";

/** The most characters that a search may have. */
export const SEARCH_MAX = 200;

/** Each word costs a look for near spellings, and nobody knows more of what they look for. */
const WORDS_MAX = 10;

/** What a list is searched for. */
export const searchQuery = text(SEARCH_MAX)
  .optional()
  .describe(`What to search for, at most ${SEARCH_MAX} characters: words, their beginnings, or nearly so.`);

/** What is a word to the database too, which takes accents and capitals from it (`orrery_search_text`). */
const WORD = /[\p{L}\p{N}\p{M}]+/gu;

/** The different words of a search, at most the first ten. Everything else in it separates them: there are no operators. */
export function searchedWords(query: string): readonly string[] {
  const words = query.normalize("NFKC").toLowerCase().match(WORD) ?? [];
  return [...new Set(words)].slice(0, WORDS_MAX);
}
