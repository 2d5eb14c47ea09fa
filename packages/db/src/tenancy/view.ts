import { delegateName, idsByKind, kindOf, waysTo } from "./confinement.ts";
import { isNullable, MODELS, type Relation, relationsOf } from "./models.ts";

export type Args = Record<string, unknown>;

/** One column by which rows of a model can be within a confinement. */
export interface Way {
  /** The row's own column: what is in `ids`, or refers to a row whose `via.column` is. */
  readonly column: string;
  readonly ids: ReadonlySet<string>;
  /** Whether the column may be without a value. */
  readonly nullable: boolean;
  readonly via: { readonly relation: string; readonly model: string; readonly column: string } | undefined;
}

const relations = relationsOf();

/** A relation between rows that a tenant has, under the name of its field; undefined for any other field. */
export function relationOf(model: string, field: string): Relation | undefined {
  const relation = relations.get(model)?.get(field);
  return relation !== undefined && reachOf(relation.model) === "tenant" ? relation : undefined;
}

export const relationsTo = (model: string): ReadonlyMap<string, Relation> => relations.get(model) ?? new Map();

const reachOf = (model: string) => MODELS[model as keyof typeof MODELS];

/** The models that a confined client has, by their names in it. */
export const CONFINED_MODELS: ReadonlyMap<string, string> = new Map(
  Object.keys(MODELS).flatMap((model) => (reachOf(model) === "system" ? [] : [[delegateName(model), model] as const])),
);

/** What one confinement shows of each model. */
export class View {
  readonly #ids: ReadonlyMap<string, readonly string[]>;
  readonly #ways = new Map<string, readonly Way[]>();

  /** @param pairs `kind:id` */
  constructor(pairs: readonly string[]) {
    this.#ids = idsByKind(pairs);
  }

  idsOf(kind: string): readonly string[] {
    return this.#ids.get(kind) ?? [];
  }

  /** Where one of its rows must have one of which ids. Without any, it has no row at all. */
  waysTo(model: string): readonly Way[] {
    const known = this.#ways.get(model);
    if (known) return known;
    const ways = Object.entries(waysTo(model)).flatMap(([kind, column]) => {
      const ids = this.#ids.get(kind);
      return ids === undefined ? [] : [wayOf(model, column, new Set(ids))];
    });
    this.#ways.set(model, ways);
    return ways;
  }

  /** The rows of a model, as a filter; undefined for the organization itself, which is no resource of its own. */
  rowsOf(model: string): Args | undefined {
    return reachOf(model) === "tenant" ? anyOf(this.waysTo(model)) : undefined;
  }

  /** Whether a row of this id may be referred to, as far as its id alone says. What other columns decide is not refused here. */
  mayRefer(model: string, id: string): boolean {
    const kind = kindOf(model);
    if (kind === undefined || Object.values(waysTo(model)).some((column) => column !== "id")) return true;
    return this.idsOf(kind).includes(id.toLowerCase());
  }
}

/** The rows that are within, one way or the other. Without a way none is; to Prisma, an empty `OR` below an `AND` is true. */
export function anyOf(ways: readonly Way[]): Args {
  if (ways.length === 0) return { id: { in: [] } };
  return { OR: ways.map(rowsBy) };
}

function rowsBy({ column, ids, nullable, via }: Way): Args {
  const among = { in: [...ids] };
  if (via !== undefined) return { [via.relation]: { [via.column]: among } };
  // True or false, so that it may be negated: what is compared with NULL is neither.
  return { [column]: nullable ? { not: null, ...among } : among };
}

function wayOf(model: string, way: string, ids: ReadonlySet<string>): Way {
  const [relation = "", column] = way.split(".");
  if (column === undefined) return { column: way, ids, nullable: isNullable(model, way), via: undefined };
  const reference = relationOf(model, relation);
  return {
    column: reference?.column ?? "",
    ids,
    nullable: false,
    via: { relation, model: reference?.model ?? "", column },
  };
}

const views = new WeakMap<readonly string[], View>();

/** Made once for each principal, which is kept for as long as its credential is good. */
export function viewOf(confinedTo: readonly string[]): View {
  const known = views.get(confinedTo);
  if (known) return known;
  const fresh = new View(confinedTo);
  views.set(confinedTo, fresh);
  return fresh;
}

export function isPlain(value: unknown): value is Args {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

export const both = (...filters: readonly unknown[]): Args => ({ AND: filters });
