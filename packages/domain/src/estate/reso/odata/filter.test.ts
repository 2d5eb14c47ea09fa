import type { Failure } from "@orrery/operation";
import { describe, expect, it } from "vitest";
import { COMPARISONS_MAX, DEPTH_MAX, type Filter, parseFilter } from "./filter.ts";

/** In few words: `(A eq 1 or (B eq 2 and C eq 3))`. */
function shown(filter: Filter): string {
  switch (filter.kind) {
    case "and":
    case "or":
      return `(${filter.parts.map(shown).join(` ${filter.kind} `)})`;
    case "not":
      return `!${shown(filter.part)}`;
    case "compare":
      return `${filter.field} ${filter.test} ${filter.value.type}<${filter.value.text}>`;
    case "in":
      return `${filter.field} in ${filter.values.map(({ type, text }) => `${type}<${text}>`).join()}`;
    case "text":
      return `${filter.test}(${filter.field}, ${filter.value.text})`;
  }
}

function refusalOf(text: string): Failure {
  try {
    parseFilter(text);
  } catch (error) {
    return error as Failure;
  }
  throw new Error(`${text} was understood.`);
}

const nested = (depth: number) => `${"(".repeat(depth)}A eq 1${")".repeat(depth)}`;

describe("a filter", () => {
  it.each([
    ["A eq 1 or B eq 2 and C eq 3", "(A eq number<1> or (B eq number<2> and C eq number<3>))"],
    ["(A eq 1 or B eq 2) and C eq 3", "((A eq number<1> or B eq number<2>) and C eq number<3>)"],
    ["A eq 1 and B eq 2 and C eq 3", "(A eq number<1> and B eq number<2> and C eq number<3>)"],
    ["not (A eq 1) and B eq 2", "(!A eq number<1> and B eq number<2>)"],
    ["not not contains(A,'x') or B eq 2", "(!!contains(A, x) or B eq number<2>)"],
    ["((A eq 1))", "A eq number<1>"],
  ])("binds as OData does: %s", (text, expected) => {
    expect(shown(parseFilter(text))).toBe(expected);
  });

  it.each([
    ["City eq 'O''Fallon'", "City eq text<O'Fallon>"],
    ["City eq ''", "City eq text<>"],
    ["City eq ''''", "City eq text<'>"],
    ["contains(PublicRemarks,'a, (b) and ''c''')", "contains(PublicRemarks, a, (b) and 'c')"],
    ["City eq '東京 %_\\'", "City eq text<東京 %_\\>"],
    ["City eq 'x; DROP TABLE \"Property\"; --'", `City eq text<x; DROP TABLE "Property"; -->`],
    ["A eq -5.25", "A eq number<-5.25>"],
    ["A gt 1e3", "A gt number<1e3>"],
    ["A eq null", "A eq null<null>"],
    ["A ne true", "A ne boolean<true>"],
    ["T ge 2021-05-22T00:00:00Z", "T ge time<2021-05-22T00:00:00Z>"],
    ["T ge 2021-05-22T00:00:00.123+02:00", "T ge time<2021-05-22T00:00:00.123+02:00>"],
    ["T ge 2021-05-22T00:00:00 02:00 and A eq 1", "(T ge time<2021-05-22T00:00:00+02:00> and A eq number<1>)"],
    ["T lt 2021-05-22", "T lt time<2021-05-22>"],
    ["City in ('a','b''c')", "City in text<a>,text<b'c>"],
    ["A in (1, 2,3 )", "A in number<1>,number<2>,number<3>"],
    ["100 lt A", "A gt number<100>"],
    ["  A   eq  1 ", "A eq number<1>"],
    ["startswith(City,'Sea') eq true", "startswith(City, Sea)"],
    ["endswith(City,'tle') eq false", "!endswith(City, tle)"],
    ["K eq 0197d3a0-0000-7000-8000-000000000001", "K eq text<0197d3a0-0000-7000-8000-000000000001>"],
  ])("reads %s", (text, expected) => {
    expect(shown(parseFilter(text))).toBe(expected);
  });

  it.each([
    ["", "the end, at character 1"],
    ["A eq", "the end, at character 5"],
    ["A eq 1)", "found ) at character 7"],
    ["(A eq 1", "Expected `)`"],
    ["A eq 'x", "The text that begins here has no end, at character 6"],
    ["A eq 'x' 'y'", "found 'y' at character 10"],
    ["A = 1", "This is not understood, at character 3"],
    ["A eq 1; drop", "This is not understood, at character 7"],
    ["A eq 1 AND B eq 2", "found AND at character 8"],
    ["A EQ 1", "Expected eq, ne, gt, ge, lt, le or in"],
    ["not A eq 1", "What `not` is of stands in parentheses"],
    ["1 eq 1", "One side of a comparison is a field"],
    ["A in ()", "Expected a value"],
    ["A eq 12abc", "This is not understood, at character 6"],
    // PostgreSQL has no NUL in a text: comparing with one was an internal error.
    ["City eq 'a\0'", "NUL, at character 9"],
    ["City in ('a','\0')", "NUL, at character 14"],
    ["contains(City,'\0')", "NUL, at character 15"],
    ["contains(City,'x') eq 5", "compared with true or false"],
  ])("says where it stops being one: %s", (text, words) => {
    const { code, message } = refusalOf(text);
    expect(code).toBe("BAD_REQUEST");
    expect(message).toContain(words);
  });

  it.each([
    ["Media/any(m:m/Order eq 1)", "Media"],
    ["Media/all(m:m/Order eq 1)", "Media"],
    ["tolower(City) eq 'x'", "tolower()"],
    ["contains(tolower(City),'x')", "tolower()"],
    ["year(ModificationTimestamp) eq 2026", "year()"],
    ["ModificationTimestamp lt now()", "now()"],
    ["ListPrice add 5 gt 10", "`add`"],
    ["ListPrice gt LivingArea", "LivingArea"],
    ["City eq @p", "aliases"],
    ["Feature has Ns.E'x'", "`has`"],
  ])("says of what is OData and not offered that it is not: %s", (text, words) => {
    const { reason, message, details } = refusalOf(text);
    expect(reason).toBe("ODATA_UNSUPPORTED");
    expect(message).toContain(words);
    expect(details).toEqual({ target: "$filter" });
  });

  it(`is at most ${DEPTH_MAX} parentheses deep, however it is written`, () => {
    expect(shown(parseFilter(nested(DEPTH_MAX)))).toBe("A eq number<1>");
    expect(refusalOf(nested(DEPTH_MAX + 1)).message).toContain(`${DEPTH_MAX} parentheses`);
    expect(refusalOf(`${"not ".repeat(DEPTH_MAX + 1)}(A eq 1)`).message).toContain(`${DEPTH_MAX} parentheses`);
    expect(refusalOf(nested(100_000)).message).toContain(`${DEPTH_MAX} parentheses`);
  });

  it(`has at most ${COMPARISONS_MAX} comparisons, values of lists included`, () => {
    const compared = (count: number) => Array.from({ length: count }, (_, at) => `A eq ${at}`).join(" or ");
    const listed = (count: number) => `A in (${Array.from({ length: count }, (_, at) => at).join()})`;
    expect(parseFilter(compared(COMPARISONS_MAX)).kind).toBe("or");
    expect(refusalOf(compared(COMPARISONS_MAX + 1)).message).toContain(`${COMPARISONS_MAX} comparisons`);
    expect(parseFilter(listed(COMPARISONS_MAX)).kind).toBe("in");
    expect(refusalOf(listed(COMPARISONS_MAX + 1)).message).toContain(`${COMPARISONS_MAX} comparisons`);
  });
});
