import { type TenantStatement, tenantStatement } from "@orrery/db";
import { joinedWordsOf, soundOf, wordsOf } from "@orrery/names";

/** How alike a listed word must be for its names to be looked at (`similarity`, 0 to 1): pg_trgm's own default. */
const LIKENESS = 0.3;
/** What a word is worth that only sounds the same. */
const SOUND_LIKENESS = 0.8;
/** Sounds with fewer letters are everybody's, and so are single letters. */
const SOUND_MIN = 3;
/** The part of what is asked, by rarity, that a name has to have to be looked at. */
const SHARE = 0.45;
/** How many names are looked at: those that have most of what is asked, and of these the shortest. */
const FOUND_MAX = 120;
const LOOKED_AT_MAX = 30;

/** A name of the lists that may be meant, with what a comparison has to know of it. */
export interface Candidate {
  readonly asked: number;
  readonly entryId: number;
  readonly kind: string;
  readonly entryName: string;
  readonly programs: string | null;
  readonly name: string;
  readonly quality: "name" | "alias" | "weak";
  readonly words: readonly string[];
  readonly familyWords: number;
  /** How many names have each of its words. */
  readonly counts: readonly number[];
}

export interface Candidates {
  /** The lists' version; null where none is loaded. */
  readonly version: number | null;
  /** How many names they have. */
  readonly listed: number;
  readonly alertScore: number | null;
  /** How many names have each word that was asked for, of those that any has. */
  readonly counts: Readonly<Record<string, number>>;
  readonly found: readonly Candidate[];
}

/**
 * What may be meant by names, in one statement: pg_trgm's index and the words' sounds give the listed words that are near, and
 * these the names that have the more of what is asked, by its rarity. What the organization has set comes along. `$2` are the words (`askedWords`), and `$3` the version
 * that names have to be from, or from after it.
 */
export const CANDIDATES: TenantStatement<Candidates> = tenantStatement<Candidates>(
  `WITH "list" AS MATERIALIZED (
     SELECT "version", "names" AS "listed" FROM "SanctionsList" ORDER BY "version" DESC LIMIT 1
   ), "asked" AS MATERIALIZED (
     SELECT a.* FROM "list", set_config('pg_trgm.similarity_threshold', '${LIKENESS}', true),
       json_to_recordset($2::json) AS a("asked" int4, "at" int4, "word" text, "like" text, "sound" text, "isJoined" boolean)
   ), "near" AS MATERIALIZED (
     SELECT a."asked", a."at", a."word", a."isJoined", w."names", w."count", w."word" = a."word" AS "isSame",
       greatest(similarity(w."spelling", a."word"), CASE WHEN w."sound" = a."sound" THEN ${SOUND_LIKENESS} END)
         * ln(("listed" + 1) / (w."count" + 0.5)) AS "worth"
     FROM "list", "asked" a JOIN "SanctionsWord" w ON w."spelling" % a."like" OR w."sound" = a."sound"
   ), "needed" AS MATERIALIZED (
     SELECT "asked", sum("worth") AS "needed" FROM (
       SELECT a."asked", coalesce(max(n."worth") FILTER (WHERE n."isSame"), max(n."worth"), max(ln("listed" + 1))) AS "worth"
       FROM "list", "asked" a LEFT JOIN "near" n ON n."asked" = a."asked" AND n."at" = a."at" AND NOT n."isJoined"
       WHERE NOT a."isJoined" GROUP BY a."asked", a."at"
     ) w GROUP BY "asked"
   ), "found" AS MATERIALIZED (
     SELECT "asked", "id", "worth" FROM (
       SELECT h."asked", h."id", sum(h."worth") AS "worth", row_number() OVER (PARTITION BY h."asked" ORDER BY sum(h."worth") DESC) AS "place"
       FROM (
         SELECT n."asked", n."at", u."id", max(n."worth") AS "worth" FROM "near" n, unnest(n."names") AS u("id") GROUP BY 1, 2, 3
       ) h JOIN "needed" d ON d."asked" = h."asked"
       GROUP BY h."asked", h."id" HAVING sum(h."worth") >= ${SHARE} * max(d."needed")
     ) f WHERE "place" <= ${FOUND_MAX}
   ), "chosen" AS MATERIALIZED (
     SELECT * FROM (
       SELECT f."asked", m.*, row_number() OVER (PARTITION BY f."asked" ORDER BY f."worth" - 0.5 * cardinality(m."words") DESC, m."id") AS "place"
       FROM "found" f CROSS JOIN LATERAL (SELECT * FROM "SanctionsName" m WHERE m."id" = f."id" AND m."since" >= $3::int4 LIMIT 1) m
     ) c WHERE "place" <= ${LOOKED_AT_MAX}
   )
   SELECT (SELECT "version" FROM "list") AS "version", coalesce((SELECT "listed" FROM "list"), 0) AS "listed",
     (SELECT "alertScore" FROM "ComplianceSettings" WHERE "organizationId" = $1::uuid AND "kind" = 'lead') AS "alertScore",
     coalesce((SELECT json_object_agg("word", "count") FROM (SELECT DISTINCT "word", "count" FROM "near" WHERE "isSame") k), '{}'::json) AS "counts",
     to_json(ARRAY(SELECT json_build_object('asked', c."asked", 'entryId', c."entryId", 'kind', e."kind", 'entryName', e."name",
         'programs', e."programs", 'name', c."name", 'quality', c."quality", 'words', c."words", 'familyWords', c."familyWords",
         'counts', ARRAY(SELECT coalesce((SELECT w."count" FROM "SanctionsWord" w WHERE w."word" = o."word"), 1)
           FROM unnest(c."words") WITH ORDINALITY AS o("word", "at") ORDER BY o."at"))
       FROM "chosen" c CROSS JOIN LATERAL (SELECT * FROM "SanctionsEntry" e WHERE e."id" = c."entryId" LIMIT 1) e ORDER BY c."asked", c."place")) AS "found"`,
  {
    beyondConfinement: "The lists are everybody's, and public. Of the organization it reads the score that it has set.",
  },
);

/** The names' words as `CANDIDATES` takes them: also two that may be written as one. */
export function askedWords(names: readonly string[]): string {
  return JSON.stringify(
    names.flatMap((name, asked) => {
      const words = wordsOf(name);
      const joined = joinedWordsOf(words);
      return [...words.map((word) => ({ word, isJoined: false })), ...joined.map((word) => ({ word, isJoined: true }))]
        .map(({ word, isJoined }, at) => ({
          asked,
          at,
          word,
          like: isJoined ? null : word,
          sound: longSound(word),
          isJoined,
        }))
        .filter(({ word }) => word.length > 1);
    }),
  );
}

function longSound(word: string): string | null {
  const sound = soundOf(word);
  return sound.length < SOUND_MIN ? null : sound;
}
