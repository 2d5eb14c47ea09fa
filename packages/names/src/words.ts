import anyAscii from "any-ascii";

/** A name is long, but no document: what comes after this many words says nothing more of who it is. */
export const WORDS_MAX = 16;
/** The longest word, in letters, that is told apart. */
const WORD_MAX = 40;

/** Before or behind a name, and no part of it. */
const TITLES = new Set(
  `mr mrs ms miss mister madam dr doctor prof professor sir sheikh shaikh shaykh sheik cheikh haji hajji hadji hajj hajja
  mullah mulla mawlawi maulavi maulawi molvi maulana general gen colonel col major captain capt lieutenant brigadier
  ayatollah hojjatoleslam jr sr ing eng lic rev reverend hon don dona`.split(/\s+/),
);

/** Small words that are written or left out as one likes. */
const PARTICLES = new Set(
  `al el ul ur as ash an ar ad az at bin ben ibn bint binti ould wuld de del della di da do dos das du la las le les los
  van von der den ter ten zu y e i the and of for und et`.split(/\s+/),
);

/** What companies are, which tells none from another. */
const FORMS = new Set(
  `llc ltd limited inc incorporated co corp corporation company sa sas srl sarl spa gmbh ag bv nv plc pte pty fze fzco fzc jsc
  ojsc cjsc pjsc ooo oao zao pao cv rl lda ltda eirl est establishment group`.split(/\s+/),
);

/** As people write them, for whom each is one character. */
const HAN = /\p{Script=Han}/gu;
/** Inside of a word, and no part of it. */
const APOSTROPHES = /['’‘`ʻʼʿʾ"]/g;

/** `S.A.`, `L.L.C.`, `J.R.` */
const ABBREVIATIONS = /\b(?:[a-z]\.){2,}/g;

/** In the letters of ASCII, lower case: also what was written in Cyrillic, Arabic, Chinese, or with marks. */
function plain(name: string): string {
  const spaced = name.normalize("NFKC").replace(HAN, " $& ");
  const letters = anyAscii(spaced).toLowerCase().replace(APOSTROPHES, "");
  return letters.replace(ABBREVIATIONS, (letters) => `${letters.replaceAll(".", "")} `);
}

/**
 * The words of a name that tell who it is, in their order: without titles, legal forms and small words, unless it has no
 * others. `Dr. Ayman al-Zawahiri` is `ayman zawahiri`.
 */
export function wordsOf(name: string): string[] {
  const all = (plain(name).match(/[a-z0-9]+/g) ?? []).map((word) => word.slice(0, WORD_MAX));
  const parts = all.flatMap(apart);
  const telling = parts.filter((word) => !TITLES.has(word) && !PARTICLES.has(word) && !FORMS.has(word));
  const kept = telling.length > 0 ? telling : parts;
  return kept.slice(0, WORDS_MAX);
}

/** `Abdulrahman`, `Abdelrahman` and `Abdurrahman` are `Abd al-Rahman`. */
const SERVANT_OF = /^abd[aeiou]{1,2}(?:l|r(?=r)|n(?=n)|s(?=s)|z(?=z)|d(?=d)|t(?=t))(.{4,})$/;

/** The same with its other half behind it: `Abdul Rahman`, `Abd el-Rahman`. */
const SERVANT = /^abd[aeiou]{1,2}[lrnszdt]$/;

function apart(word: string): string[] {
  if (SERVANT.test(word)) return ["abd"];
  const rest = SERVANT_OF.exec(word)?.[1];
  return rest === undefined ? [word] : ["abd", rest];
}

/** Each word with the one after it: some write `Bin Ladin`, and some `Binladin`. */
export function joinedWordsOf(words: readonly string[]): string[] {
  return words.slice(1).map((word, at) => `${words[at]}${word}`);
}

type Rules = readonly (readonly [RegExp, string])[];

const SOUNDS: Rules = [
  [/sch|sh|ch|tch|zh/g, "s"],
  [/ph/g, "f"],
  [/th|dt/g, "t"],
  [/dh/g, "d"],
  [/kh|gh/g, "h"],
  [/ck|q|c/g, "k"],
  [/x/g, "ks"],
  [/ts|tz|z/g, "s"],
  [/[wv]/g, "f"],
  [/j/g, "y"],
  [/e$/, ""],
  // An open end is heard: Daniel is not Daniela.
  [/[aiouy]+$/, "A"],
  [/(?!^)[aeiouy]/g, ""],
  [/^[aeiou]/, "a"],
  [/(.)\1+/g, "$1"],
];

/** What stays of a word however it is brought into our letters: about its consonants. `Qaddafi` and `Kadhafi` are `kdfA`. */
export const soundOf = kept(SOUNDS);

const VOWELS: Rules = [
  [/ou|oo|w/g, "u"],
  [/ee|ie|ei|ey|ay|ai|y/g, "i"],
  [/o/g, "u"],
  [/e/g, "a"],
  [/(.)\1+/g, "$1"],
];

/** A word without the ways of writing its vowels: `Ali` and `Aly`, `Husayn` and `Hussein`. */
export const vowelsEvened = kept(VOWELS);

const KEPT_MAX = 50_000;

/** The same words come again and again, and rules take longer than to look one up. */
function kept(rules: Rules): (word: string) => string {
  const known = new Map<string, string>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    if (known.size >= KEPT_MAX) known.clear();
    const made = rules.reduce((text, [of, as]) => text.replace(of, as), word);
    known.set(word, made);
    return made;
  };
}
