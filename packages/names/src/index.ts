export { type Comparison, compareNames, type ListedName, type MatchedWord } from "./compare.ts";
export { type Likeness, likenessOf, type Way } from "./likeness.ts";
export { joinedWordsOf, soundOf, WORDS_MAX, wordsOf } from "./words.ts";
