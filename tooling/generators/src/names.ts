/** A noun in every spelling that its files need. The templates call these by the same names. */
export interface Names {
  readonly area: string;
  /** `open-house` */
  readonly file: string;
  /** `open-houses` */
  readonly files: string;
  /** `openHouse` */
  readonly noun: string;
  /** `openHouses` */
  readonly nouns: string;
  /** `OpenHouse` */
  readonly Noun: string;
  /** `OpenHouses` */
  readonly Nouns: string;
  /** `OPEN_HOUSE` */
  readonly NOUN: string;
  /** `open_house`: how events are named. */
  readonly event: string;
  /** `open house` */
  readonly words: string;
  /** `Open house` */
  readonly Words: string;
  /** `open houses` */
  readonly pluralWords: string;
  /** `an open house` */
  readonly aNoun: string;
  /** `An open house` */
  readonly ANoun: string;
}

/** All spellings of a noun whose singular and plural are given in kebab case. */
export function namesOf(area: string, singular: string, plural: string): Names {
  const words = singular.replaceAll("-", " ");
  const aNoun = `${/^[aeiou]/.test(words) ? "an" : "a"} ${words}`;
  return {
    area,
    file: singular,
    files: plural,
    noun: camel(singular),
    nouns: camel(plural),
    Noun: capitalized(camel(singular)),
    Nouns: capitalized(camel(plural)),
    NOUN: singular.replaceAll("-", "_").toUpperCase(),
    event: singular.replaceAll("-", "_"),
    words,
    Words: capitalized(words),
    pluralWords: plural.replaceAll("-", " "),
    aNoun,
    ANoun: capitalized(aNoun),
  };
}

export const camel = (kebab: string) => kebab.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

export const capitalized = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** What somebody does who is told to: `archive` → `archives`, `publish` → `publishes`, `copy` → `copies`. */
export function thirdPerson(verb: string): string {
  if (/[^aeiou]y$/.test(verb)) return `${verb.slice(0, -1)}ies`;
  return /(s|sh|ch|x|z|o)$/.test(verb) ? `${verb}es` : `${verb}s`;
}
