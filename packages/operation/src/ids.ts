import { z } from "zod";

/** Which noun an id schema is of; the bindings and the registry walk read it from the schema's metadata. */
export interface IdMeta {
  readonly noun: string;
}

/** A UUID of one noun: branded, so that an id of another noun does not compile, and marked, so that tests find every id parameter. */
export function id<const Noun extends string>(noun: Noun) {
  return (
    z
      .uuid({ error: `Must be the id of ${article(noun)} ${noun} (a UUID).` })
      // As the database gives it back, so that ids can be compared.
      .toLowerCase()
      .meta({ noun })
      .brand<`${Noun}Id`>()
  );
}

const article = (noun: string) => (/^[AEIOU]/.test(noun) ? "an" : "a");
