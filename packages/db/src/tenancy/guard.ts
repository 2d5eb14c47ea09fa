import { MODELS, type Relations } from "./models.ts";
import { ownRows, withOwnRelations } from "./own-rows.ts";
import { type Args, isPlain } from "./view.ts";

/** A query that a tenant's client refuses to send. It is a defect of the caller's code, never of a user's input. */
export class TenancyError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "TenancyError";
  }
}

const CURSOR_REFUSED = (model: string) => `${model}: page by key, not by Prisma's cursor.`;
const SELECTING = ["where", "select", "include", "omit", "orderBy", "by", "having", "distinct", "_count"] as const;
const WRITING = ["data", "create", "update"] as const;
const UNIQUE_READS = new Set(["findUnique", "findUniqueOrThrow"]);
const READS = new Set([...UNIQUE_READS, "findFirst", "findFirstOrThrow", "findMany", "count", "aggregate", "groupBy"]);
const UNIQUE_WRITES = new Set(["update", "delete", "upsert"]);
const MANY_WRITES = new Set(["updateMany", "updateManyAndReturn", "deleteMany"]);
const CREATES = new Set(["create", "createMany", "createManyAndReturn"]);

/**
 * One query's arguments, for one organization alone, and of it without what has become part of another row. What is not known to be safe is refused: other operations, other
 * models (also through relations, at any depth), nested writes and `connect` (they write past it), `cursor`
 * (another tenant's id works as one), a given `organizationId`, and `undefined` in a filter (Prisma drops it silently,
 * so that a missing id would match every row).
 */
export function ofOrganization(
  relations: Relations,
  organizationId: string,
  model: string,
  operation: string,
  args: Args,
): Args {
  const reach = MODELS[model as keyof typeof MODELS];
  if (reach !== "tenant" && reach !== "self") throw new TenancyError(`${model} is not a tenant's to reach.`);
  if (reach === "self" && !READS.has(operation))
    throw new TenancyError(`A tenant's client may not ${operation} ${model}.`);
  if (args.cursor !== undefined) throw new TenancyError(CURSOR_REFUSED(model));
  for (const key of SELECTING) checkSelection(relations, model, args[key], key === "where" || key === "having");
  for (const key of WRITING) checkData(relations, model, args[key]);
  return confined(model, operation, withOwnRelations(relations, model, args), organizationId);
}

function confined(model: string, operation: string, args: Args, organizationId: string): Args {
  const reach = MODELS[model as keyof typeof MODELS];
  const tenant = reach === "self" ? { id: organizationId } : { organizationId };
  const own = { ...tenant, ...ownRows(model) };
  if (UNIQUE_READS.has(operation) || UNIQUE_WRITES.has(operation)) {
    const narrowed: Args = { ...args, where: { ...(args.where as Args), AND: [both(args.where), own].flat() } };
    return operation === "upsert" ? { ...narrowed, create: { ...(args.create as Args), ...tenant } } : narrowed;
  }
  if (READS.has(operation) || MANY_WRITES.has(operation)) {
    return { ...args, where: args.where === undefined ? own : { AND: [args.where, own] } };
  }
  if (CREATES.has(operation)) {
    const { data } = args;
    return {
      ...args,
      data: Array.isArray(data) ? data.map((row: Args) => ({ ...row, ...tenant })) : { ...(data as Args), ...tenant },
    };
  }
  throw new TenancyError(`A tenant's client may not ${operation}.`);
}

/** The `AND` that a unique filter already has. */
function both(where: unknown): unknown {
  return (where as Args | undefined)?.AND ?? [];
}

/** Walks filters, selections and orders, following relation fields from model to model. */
function checkSelection(relations: Relations, model: string, value: unknown, filter: boolean): void {
  if (Array.isArray(value)) {
    for (const item of value) checkSelection(relations, model, item, filter);
    return;
  }
  if (!isPlain(value)) return;
  for (const [key, inner] of Object.entries(value)) {
    if (filter && inner === undefined)
      throw new TenancyError(`${model}.${key} is undefined in a filter: it would match every row.`);
    if (filter && key === "organizationId")
      throw new TenancyError(`${model}: the organization is given by the client, not by a filter.`);
    if (!filter && key === "cursor" && isPlain(inner)) throw new TenancyError(CURSOR_REFUSED(model));
    const target = relations.get(model)?.get(key)?.model;
    if (target !== undefined && MODELS[target as keyof typeof MODELS] !== "tenant") {
      throw new TenancyError(`${model}.${key} leads to ${target}, which is not a tenant's to reach.`);
    }
    checkSelection(relations, target ?? model, inner, filter || key === "where");
  }
}

function checkData(relations: Relations, model: string, value: unknown): void {
  if (Array.isArray(value)) {
    for (const row of value) checkData(relations, model, row);
    return;
  }
  if (!isPlain(value)) return;
  for (const key of Object.keys(value)) {
    if (key === "organizationId")
      throw new TenancyError(`${model}: a row's organization is given by the client and never changes.`);
    if (relations.get(model)?.has(key))
      throw new TenancyError(`${model}.${key}: nested writes go around the confinement; set the id.`);
  }
}
