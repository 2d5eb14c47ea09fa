import { assertOwnOrder, seenFilter } from "./confined-filter.ts";
import { reveal, seenSelection } from "./confined-selection.ts";
import { assertWithin } from "./confined-writes.ts";
import { delegateName } from "./confinement.ts";
import type { TenantDb } from "./tenant-db.ts";
import { type Args, both, CONFINED_MODELS, type View } from "./view.ts";

type Delegate = Readonly<Record<string, (args: Args) => Promise<unknown>>>;

interface Call {
  readonly model: string;
  readonly operation: string;
  readonly args: Args;
}

/** What `where` is of, for each operation that a confined client has: one row, or any number of them. */
const OPERATIONS: ReadonlyMap<string, "one" | "many" | "none"> = new Map([
  ...["findUnique", "findUniqueOrThrow", "update", "delete", "upsert"].map((name) => [name, "one"] as const),
  ...["findFirst", "findFirstOrThrow", "findMany", "count", "aggregate", "groupBy"].map(
    (name) => [name, "many"] as const,
  ),
  ...["updateMany", "updateManyAndReturn", "deleteMany"].map((name) => [name, "many"] as const),
  ...["create", "createMany", "createManyAndReturn"].map((name) => [name, "none"] as const),
]);
/** What these select are numbers, and not rows. */
const NUMBERS = new Set(["count", "aggregate", "groupBy"]);

/**
 * A tenant's client, or a transaction of it, as a credential sees it that is confined to `kind:id` pairs: as if there were
 * no other rows. What it writes stays in sight, and refers to nothing that is not. A reference to a row that is out of
 * sight reads as null, also where the schema requires one, or as what `CONFINEMENT` lets a reference say of it.
 * It is wrapped around the client and no extension of it, so that it serves within a transaction, beside the
 * organization's own client; whoever is not confined has that, and pays for none of this.
 * @throws Failure CONFINED where a write would go out of sight, and for an order by related rows.
 */
export function confinedDb(client: object, view: View): TenantDb {
  const delegates = new Map<string, Delegate>();
  return new Proxy(client, {
    get(_client, name) {
      const model = CONFINED_MODELS.get(String(name));
      if (model === undefined) return undefined;
      const delegate = delegates.get(model) ?? confinedDelegate(client, view, model);
      delegates.set(model, delegate);
      return delegate;
    },
  }) as TenantDb;
}

function confinedDelegate(client: object, view: View, model: string): Delegate {
  return new Proxy({} as Delegate, {
    get(_target, name) {
      const operation = String(name);
      if (!OPERATIONS.has(operation)) return undefined;
      return (args: Args = {}) => run(client, view, { model, operation, args });
    },
  });
}

async function run(client: object, view: View, { model, operation, args }: Call): Promise<unknown> {
  const send = (to: string, name: string, sent: Args) =>
    (client as Record<string, Delegate>)[delegateName(to)]?.[name]?.(sent);
  assertOwnOrder(model, args.orderBy);
  const { args: selecting, relations } = NUMBERS.has(operation)
    ? { args, relations: [] }
    : seenSelection(view, model, args);
  const where = whereOf(view, { model, operation, args });
  const further = await assertWithin(view, { model, operation, args, where: where ?? {} }, async (of, rows) =>
    Number(await send(of, "count", { where: rows })),
  );
  const rows = await send(model, operation, {
    ...selecting,
    ...(where && { where: further === undefined ? where : { ...where, AND: [where.AND, further].flat() } }),
  });
  return reveal(view, relations, rows);
}

/** The rows that a query is about, of those that are seen. */
function whereOf(view: View, { model, operation, args }: Call): Args | undefined {
  const place = OPERATIONS.get(operation);
  if (place === "none") return undefined;
  const given = seenFilter(view, model, args.where ?? {}) as Args;
  const seen = view.rowsOf(model);
  if (seen === undefined) return given;
  // Prisma looks for what names one row beside `AND`, and not in it.
  return place === "one" ? { ...given, AND: [given.AND ?? [], seen].flat() } : both(given, seen);
}
