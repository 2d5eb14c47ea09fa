import type { Failure } from "@orrery/operation";
import { notSupported, notUnderstood } from "./refusals.ts";
import { type Literal, type Token, tokensOf } from "./tokens.ts";

export type Test = "eq" | "ne" | "gt" | "ge" | "lt" | "le";
export type TextTest = "contains" | "startswith" | "endswith";

/** A `$filter` as it was understood. Fields are names as they were written. */
export type Filter =
  | { readonly kind: "and" | "or"; readonly parts: readonly Filter[] }
  | { readonly kind: "not"; readonly part: Filter }
  | { readonly kind: "compare"; readonly test: Test; readonly field: string; readonly value: Literal }
  | { readonly kind: "in"; readonly field: string; readonly values: readonly Literal[] }
  | { readonly kind: "text"; readonly test: TextTest; readonly field: string; readonly value: Literal };

/** How deep parentheses and `not` may be in each other. */
export const DEPTH_MAX = 20;
/** How many comparisons there may be, and values that something may be `in` together. */
export const COMPARISONS_MAX = 100;

const TESTS: ReadonlySet<string> = new Set<Test>(["eq", "ne", "gt", "ge", "lt", "le"]);
const TEXT_TESTS: ReadonlySet<string> = new Set<TextTest>(["contains", "startswith", "endswith"]);
const ARITHMETIC: ReadonlySet<string> = new Set(["add", "sub", "mul", "div", "divby", "mod", "has"]);
/** The same comparison with its sides changed. */
const FLIPPED: Readonly<Record<Test, Test>> = { eq: "eq", ne: "ne", gt: "lt", ge: "le", lt: "gt", le: "ge" };

/**
 * Reads a `$filter` (OData 4.01, URL Conventions, 5.1.1): comparisons of a field with a value, `in`, the three text functions,
 * `and`, `or`, `not` and parentheses, by OData's precedence.
 * @throws Failure INVALID_INPUT for what is no such filter, ODATA_UNSUPPORTED for what is OData and not offered
 */
export function parseFilter(text: string): Filter {
  const reader = new FilterReader(tokensOf(text), text.length);
  const filter = reader.alternatives(0);
  reader.end();
  return filter;
}

class FilterReader {
  readonly #tokens: readonly Token[];
  readonly #length: number;
  #next = 0;
  #comparisons = 0;

  constructor(tokens: readonly Token[], length: number) {
    this.#tokens = tokens;
    this.#length = length;
  }

  end(): void {
    const token = this.#peek();
    if (token) throw this.#refusal(token, "Expected `and`, `or` or the end");
  }

  alternatives(depth: number): Filter {
    return this.#joined("or", () => this.#joined("and", () => this.#negatable(depth)));
  }

  #joined(kind: "and" | "or", read: () => Filter): Filter {
    const parts = [read()];
    while (this.#took(kind)) parts.push(read());
    const [only, ...others] = parts;
    return only && others.length === 0 ? only : { kind, parts };
  }

  #negatable(depth: number): Filter {
    if (depth > DEPTH_MAX) throw notUnderstood("filter", `It is more than ${DEPTH_MAX} parentheses deep.`);
    if (this.#took("not")) {
      const token = this.#peek();
      // `not` binds closer than a comparison: `not A eq 1` is `(not A) eq 1`, which nobody means.
      const isWhole = token?.source === "(" || token?.source === "not" || isCall(token, this.#tokens[this.#next + 1]);
      if (!isWhole) throw this.#refusal(token, "What `not` is of stands in parentheses");
      return { kind: "not", part: this.#negatable(depth + 1) };
    }
    if (!this.#took("(")) return this.#comparison();
    const inner = this.alternatives(depth + 1);
    this.#expect(")");
    return inner;
  }

  #comparison(): Filter {
    this.#count();
    const first = this.#take();
    if (first?.kind === "literal") return this.#flipped(first.literal);
    if (first?.kind !== "name") throw this.#refusal(first, "Expected a field, a value or a function");
    if (this.#peek()?.source === "(") return this.#call(first.source);
    this.#assertPlain(first.source);
    const operator = this.#take();
    if (operator?.source === "in") return { kind: "in", field: first.source, values: this.#values() };
    return { kind: "compare", field: first.source, test: this.#test(operator), value: this.#value() };
  }

  /** `100000 lt ListPrice` */
  #flipped(value: Literal): Filter {
    const test = FLIPPED[this.#test(this.#take())];
    const field = this.#take();
    if (field?.kind !== "name") throw this.#refusal(field, "One side of a comparison is a field");
    if (this.#peek()?.source === "(") throw this.#noSuchFunction(field.source);
    this.#assertPlain(field.source);
    return { kind: "compare", field: field.source, test, value };
  }

  #call(name: string): Filter {
    if (!TEXT_TESTS.has(name)) throw this.#noSuchFunction(name);
    this.#expect("(");
    const field = this.#take();
    if (field?.kind !== "name") throw this.#refusal(field, `${name}() looks in a field`);
    if (this.#peek()?.source === "(") throw this.#noSuchFunction(field.source);
    this.#assertPlain(field.source);
    this.#expect(",");
    const value = this.#value();
    this.#expect(")");
    const call: Filter = { kind: "text", test: name as TextTest, field: field.source, value };
    return this.#asTruth(call);
  }

  /** `contains(City,'a') eq true` is what it says; so is `eq false`. */
  #asTruth(call: Filter): Filter {
    const operator = this.#peek();
    if (operator?.source !== "eq" && operator?.source !== "ne") return call;
    this.#next += 1;
    const { type, text } = this.#value();
    if (type !== "boolean")
      throw notUnderstood("filter", "A function that says yes or no is compared with true or false.");
    return (text === "true") === (operator.source === "eq") ? call : { kind: "not", part: call };
  }

  #values(): Literal[] {
    this.#expect("(");
    const values = [this.#value()];
    while (this.#took(",")) {
      this.#count();
      values.push(this.#value());
    }
    this.#expect(")");
    return values;
  }

  #value(): Literal {
    const token = this.#take();
    if (token?.kind === "literal") return token.literal;
    if (token?.kind === "name" && this.#peek()?.source === "(") throw this.#noSuchFunction(token.source);
    if (token?.kind === "name")
      throw notSupported("filter", `Fields are compared with values, not with fields (${token.source}).`);
    if (token?.source === "$" || token?.source === "@")
      throw notSupported("filter", "Parameter aliases are not offered.");
    throw this.#refusal(token, "Expected a value");
  }

  #test(token: Token | undefined): Test {
    if (token?.kind === "name" && TESTS.has(token.source)) return token.source as Test;
    if (token?.kind === "name" && ARITHMETIC.has(token.source))
      throw notSupported("filter", `There is no \`${token.source}\`.`);
    throw this.#refusal(token, "Expected eq, ne, gt, ge, lt, le or in");
  }

  #assertPlain(field: string): void {
    if (this.#peek()?.source === "/") {
      throw notSupported(
        "filter",
        `Filters go by the resource's own fields, and not by what ${field} leads to (paths, any, all).`,
      );
    }
  }

  #noSuchFunction(name: string): Failure {
    return notSupported("filter", `There is no function ${name}(). There are contains, startswith and endswith.`);
  }

  #count(): void {
    this.#comparisons += 1;
    if (this.#comparisons > COMPARISONS_MAX) {
      throw notUnderstood("filter", `It has more than ${COMPARISONS_MAX} comparisons and values.`);
    }
  }

  #peek(): Token | undefined {
    return this.#tokens[this.#next];
  }

  #take(): Token | undefined {
    const token = this.#peek();
    this.#next += 1;
    return token;
  }

  #took(source: string): boolean {
    const token = this.#peek();
    const isIt = token?.kind !== "literal" && token?.source === source;
    if (isIt) this.#next += 1;
    return isIt;
  }

  #expect(source: string): void {
    if (!this.#took(source)) throw this.#refusal(this.#peek(), `Expected \`${source}\``);
  }

  #refusal(token: Token | undefined, expected: string): Failure {
    const found = token
      ? `${token.source.slice(0, 40)} at character ${token.at + 1}`
      : `the end, at character ${this.#length + 1}`;
    return notUnderstood("filter", `${expected}, and found ${found}.`);
  }
}

const isCall = (token: Token | undefined, next: Token | undefined) => token?.kind === "name" && next?.source === "(";
