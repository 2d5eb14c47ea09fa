import type { TenantSql } from "@orrery/db";
import { type Page, type PageRequest, pageFrom } from "../paging/keyset.ts";
import { searchedWords } from "./search-query.ts";
import { type SearchedModel, type SearchFilter, type SearchOrder, searchStatement } from "./search-statement.ts";

/** A list that can be searched. */
interface SearchedList<Filter extends string, Sort extends string> {
  /** What its cursors are sealed for, with the search and the order. */
  readonly name: string;
  readonly model: SearchedModel;
  /** By the names of the list's own filters. */
  readonly filters: Readonly<Record<Filter, SearchFilter>>;
  /** The orders that it has besides relevance. */
  readonly orders: Readonly<Record<Sort, SearchOrder>>;
}

interface Search<Filter extends string, Sort extends string, Row> extends PageRequest {
  readonly q: string;
  /** By relevance unless told. */
  readonly sort?: Sort | undefined;
  /** A filter without a value does not narrow. */
  readonly filters: Readonly<Partial<Record<Filter, unknown>>>;
  /** Instead of the words of `q`. */
  readonly words?: readonly string[];
  /** The rows of these ids, in any order. */
  find(ids: string[]): Promise<Row[]>;
}

/**
 * Declares a list's search, once, in each of its orders and directions.
 * A page is two statements: the ids in their order, and their rows. A row that is gone when it is read is left out. A cursor
 * holds for its own search and order alone (`INVALID_CURSOR` in another one).
 */
export function searchOf<Filter extends string, Sort extends string>(list: SearchedList<Filter, Sort>) {
  const names = Object.keys(list.filters) as Filter[];
  const filters = names.map((name) => list.filters[name]);
  const inOrder = (order?: SearchOrder) => ({
    forward: searchStatement(list.model, filters, { order, forward: true }),
    backward: searchStatement(list.model, filters, { order, forward: false }),
  });
  const orders = Object.entries<SearchOrder>(list.orders).map(([sort, order]) => [sort, inOrder(order)] as const);
  const statements = Object.fromEntries([["relevance", inOrder()] as const, ...orders]) as Readonly<
    Record<Sort | "relevance", ReturnType<typeof inOrder>>
  >;

  return async <Row extends { readonly id: string }>(
    sql: TenantSql,
    search: Search<Filter, Sort, Row>,
  ): Promise<Page<Row>> => {
    const { input, cursors, q, sort, words = searchedWords(q) } = search;
    const order = sort ?? "relevance";
    const sealedFor = `${list.name} ${order} ${q}`;
    const [key = null, id = null] = input.cursor === undefined ? [] : cursors.open(sealedFor, input.cursor);
    const statement = statements[order][input.direction];
    const narrowing = names.map((name) => search.filters[name] ?? null);
    const hits = words.length === 0 ? [] : await sql.all(statement, words, key, id, input.limit + 1, ...narrowing);
    const keys = new Map(hits.map((hit) => [hit.id, hit.key]));
    const cursorOf = (row: { readonly id: string }) => cursors.seal(sealedFor, [keys.get(row.id) ?? "", row.id]);
    const page = pageFrom(hits, search, cursorOf);
    const rows = page.items.length === 0 ? [] : await search.find(page.items.map((hit) => hit.id));
    const byId = new Map(rows.map((row) => [row.id, row]));
    return { ...page, items: page.items.flatMap((hit) => byId.get(hit.id) ?? []), cursorOf };
  };
}
