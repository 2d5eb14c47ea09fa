export { type Likeness, likenessOf, type Way } from "./likeness.ts";
export { type Comparison, compareNames, type ListedName, type MatchedWord } from "./compare.ts";
export { joinedWordsOf, soundOf, wordsOf, WORDS_MAX } from "./words.ts";
