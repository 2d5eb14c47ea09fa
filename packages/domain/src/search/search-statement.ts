import { type TenantStatement, tenantStatement } from "@orrery/db";

/** A table with `search` and `searchText`. */
export type SearchedModel = "Property" | "Lead";

/** One condition that a search may be narrowed by: a column, compared with a value where there is one. */
export interface SearchFilter {
  readonly column: string;
  readonly test: "=" | ">=" | "<=";
  readonly type: "text" | "uuid" | "numeric" | "int4";
}

/** An order of what is found: by a number that SQL makes of the row `p`, then by id, both in one direction. */
export interface SearchOrder {
  readonly key: string;
  readonly descending: boolean;
}

/** A row that was found, and its key in the order. */
export interface Hit {
  readonly id: string;
  /** A decimal number, or `Infinity`. */
  readonly key: string;
}

/**
 * How alike a word and a spelling of it must be (`word_similarity`, 0 to 1). pg_trgm's own default of 0.6 finds 43 % of words
 * with one typo in them, this 89 % (docs/decisions/0013…).
 */
const LIKENESS = 0.4;

/** Where fewer rows than these are found as typed, those are looked for too that have the words nearly so. */
const ENOUGH = 20;

/** The shortest word with digits that is looked for in the middle of others: a local phone number in a longer one. */
const WITHIN_MIN = 5;

/** How many of the rows with something like a word are read for how it is spelled. */
const SAMPLE = 64;

/** In front of the filters' values: the organization, words, the cursor's key and id, and how many rows. */
const FIXED_PARAMETERS = 5;

/**
 * The words, as rows have them: of letters and digits alone, so that none is an operator of a text query. (One that falls
 * apart is a phrase.) One with a digit has no other spelling: another number is another thing. The threshold of `<%` lasts as long as the transaction, here the statement: no connection has to be set
 * up for it. It is set before any `<%` runs, since what that compares comes from here.
 */
const ASKED = `"asked" AS MATERIALIZED (
  SELECT "word", replace("word", ' ', ' <-> ') AS "phrase", CASE WHEN "word" !~ '[0-9]' THEN "word" END AS "spelling",
    CASE WHEN "word" ~ '[0-9]' AND length("word") >= ${WITHIN_MIN} THEN '%' || "word" || '%' END AS "within"
  FROM set_config('pg_trgm.word_similarity_threshold', '${LIKENESS}', true),
    LATERAL (SELECT DISTINCT orrery_search_text("given") AS "word" FROM unnest($2::text[]) AS "given") AS "words"
  WHERE "word" <> ''
)`;

/** Every word whole, and every word whole or as a beginning. */
const TYPED_QUERY = `"asTyped" AS MATERIALIZED (
  SELECT to_tsquery('simple', string_agg("phrase", ' & ')) AS "whole",
    to_tsquery('simple', string_agg("phrase" || ':*', ' & ')) AS "begun"
  FROM "asked"
)`;

/** Each word with any two neighbouring letters in each other's place, which trigrams hardly see in a short word. */
const SWAPPED = `"swapped" AS MATERIALIZED (
  SELECT "word", string_agg(' | ' || left("word", "at" - 1) || substr("word", "at" + 1, 1) || substr("word", "at", 1)
    || substr("word", "at" + 2), '') AS "spellings"
  FROM "asked", generate_series(1, length("spelling") - 1) AS "at" WHERE "word" = "phrase" GROUP BY "word"
)`;

/** Every word as typed or in any of its near spellings, and in the nearest of them. */
const NEAR_QUERY = `"nearly" AS MATERIALIZED (
  SELECT to_tsquery('simple', string_agg(concat('(', "begun", "swapped"."spellings", "nearest", ')'), ' & ')) AS "nearest",
    to_tsquery('simple', string_agg(concat('(', "begun", "swapped"."spellings", "near", ')'), ' & ')) AS "near"
  FROM (
    SELECT "word", "phrase" || ':*' AS "begun", string_agg(' | ' || "known"."spelling", '') AS "near",
      string_agg(' | ' || "known"."spelling", '') FILTER (WHERE "likeness" = "best") AS "nearest"
    FROM "asked" LEFT JOIN (
      SELECT *, max("likeness") OVER (PARTITION BY "word") AS "best" FROM "spelled"
    ) AS "known" USING ("word")
    GROUP BY "word", "phrase"
  ) AS "words" LEFT JOIN "swapped" USING ("word")
)`;

/** The words that are like an asked one, or have its digits in them, in some of the rows that have such. */
const spelledIn = (rows: string) => `"spelled" AS MATERIALIZED (
  SELECT "asked"."word", "written"."word" AS "spelling", similarity("asked"."word", "written"."word") AS "likeness"
  FROM "asked" CROSS JOIN LATERAL (
    SELECT p."searchText" ${rows} AND ("asked"."spelling" <% p."searchText" OR p."searchText" LIKE "asked"."within") LIMIT ${SAMPLE}
  ) AS "sample" CROSS JOIN LATERAL unnest(string_to_array("sample"."searchText", ' ')) AS "written"("word")
  WHERE word_similarity("asked"."spelling", "written"."word") >= ${LIKENESS}::real OR "written"."word" LIKE "asked"."within"
  GROUP BY 1, 2
)`;

/** A row's key by relevance: how near its words are to what was typed, then `ts_rank`, as a whole number, which has one text. */
const relevance = (nearness: string, query: string) =>
  `floor(1000000 * (${nearness} + least(ts_rank(p."search", ${query}), 0.999999)))::numeric`;

const WHOLE = `(SELECT "whole" FROM "asTyped")`;
const BEGUN = `(SELECT "begun" FROM "asTyped")`;
const NEAREST = `(SELECT "nearest" FROM "nearly")`;
const NEAR = `(SELECT "near" FROM "nearly")`;
const FEW = `(SELECT count(*) FROM "typed") < ${ENOUGH}`;

const BY_TYPED = relevance(`CASE WHEN p."search" @@ ${WHOLE} THEN 3 ELSE 2 END`, BEGUN);
const BY_NEAR = relevance(`CASE WHEN p."search" @@ ${NEAREST} THEN 1 ELSE 0 END`, NEAR);

interface SearchOptions {
  /** By relevance unless told. */
  readonly order?: SearchOrder | undefined;
  readonly forward: boolean;
}

/**
 * Finds the rows that have every word: as it is typed, as a beginning, or, where few rows have that, nearly so. How a word
 * is spelled is learned from some rows that have something like it, so that likeness, which costs most, is asked of few rows,
 * and all else is full text (docs/search.md).
 */
export function searchStatement(
  model: SearchedModel,
  filters: readonly SearchFilter[],
  { order, forward }: SearchOptions,
): TenantStatement<Hit> {
  const narrowed = filters.map(({ column, test, type }, at) => {
    const value = `$${FIXED_PARAMETERS + 1 + at}::${type}`;
    return ` AND (${value} IS NULL OR p."${column}" ${test} ${value})`;
  });
  const falls = (order?.descending ?? true) === forward;
  const [past, sort] = falls ? ["<", "DESC"] : [">", "ASC"];
  return tenantStatement<Hit>((seen) => {
    const own = `FROM "${model}" p WHERE p."organizationId" = $1::uuid AND ${seen(model, "p")}`;
    const found = `${own}${narrowed.join("")}`;
    return `WITH ${ASKED}, ${TYPED_QUERY}, "typed" AS MATERIALIZED (
  SELECT p."id", ${order?.key ?? BY_TYPED} AS "key" ${found} AND p."search" @@ ${BEGUN}
), ${spelledIn(`${own} AND ${FEW}`)}, ${SWAPPED}, ${NEAR_QUERY}, "near" AS MATERIALIZED (
  SELECT p."id", ${order?.key ?? BY_NEAR} AS "key" ${found} AND ${FEW} AND p."search" @@ ${NEAR} AND NOT p."search" @@ ${BEGUN}
)
SELECT "id", "key"::text FROM (SELECT * FROM "typed" UNION ALL SELECT * FROM "near") AS "hits"
WHERE $3::numeric IS NULL OR ("key", "id") ${past} ($3::numeric, $4::uuid)
ORDER BY "hits"."key" ${sort}, "id" ${sort} LIMIT $5::int4`;
  });
}
