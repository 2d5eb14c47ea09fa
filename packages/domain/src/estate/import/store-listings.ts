import { Prisma, type TenantAccess } from "@orrery/db";
import { ConcurrentUpdate } from "@orrery/operation";
import { uuid7 } from "../../fields/uuid-7.ts";
import { PROPERTY_SELECT, type PropertyRow } from "../property/property.ts";
import { changesOf } from "../property/property-changes.ts";
import { NewProperty } from "../property/property-input.ts";
import { fieldsSaidAnew, inputOf, type Listing } from "./batch.ts";
import { FIND, INSERT, LOCK, NOTE_SAID, UPDATE } from "./listing-statements.ts";
import type { Said } from "./mapping/map-row.ts";
import type { MappedField } from "./mapping/mapping.ts";

export interface ChangedListing {
  readonly property: PropertyRow;
  /** The names of the fields that are not what they were. */
  readonly changed: readonly string[];
  /** It has become `active` for the first time. */
  readonly isListed: boolean;
}

/** Whose listings they are, and where they come from. */
interface Origin {
  readonly organizationId: string;
  readonly source: string;
}

export interface StoredListings {
  /** In the order of the rows. */
  readonly created: readonly PropertyRow[];
  readonly updated: readonly ChangedListing[];
  readonly unchanged: number;
}

/** How listings stand to what is stored. */
export async function compared({ sql }: TenantAccess, source: string, listings: readonly Listing[]) {
  const asked = listings.map(({ key, said }) => ({ key, said }));
  const found = new Map((await sql.all(FIND, source, JSON.stringify(asked))).map((row) => [row.key, row]));
  return {
    fresh: listings.filter(({ key }) => !found.has(key)),
    unlike: new Map(
      listings.flatMap((listing) => {
        const row = found.get(listing.key);
        return row && !row.same ? [[row.id, listing] as const] : [];
      }),
    ),
    same: [...found.values()].filter(({ same }) => same).length,
  };
}

/** Brings listings of a source in: what is not there is created, what the file says anew is changed, and nothing else is written. */
export async function storeListings(
  access: TenantAccess,
  origin: Origin,
  listings: readonly Listing[],
  now: Date,
): Promise<StoredListings> {
  const { fresh, unlike, same } = await compared(access, origin.source, listings);
  const created = await create(access, origin, fresh);
  const { updated, unchanged } = await change(access, unlike, now);
  return { created, updated, unchanged: same + unchanged };
}

async function create(
  { sql }: TenantAccess,
  { organizationId, source }: Origin,
  listings: readonly Listing[],
): Promise<PropertyRow[]> {
  if (listings.length === 0) return [];
  // Ids in the order of the rows; inserted in the order of the keys, so that no two imports wait for each other.
  const rows = listings.map((listing) => ({ ...listing, id: uuid7() }));
  const sent = rows
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ id, key, said, columns }) => ({ ...columns, id, sourceKey: key, sourceSaid: said }));
  const stored = await sql.all(INSERT, source, JSON.stringify(sent));
  // Another import was faster: what it has written is there when this is started over.
  if (stored.length < sent.length) throw new ConcurrentUpdate();
  const times = new Map(stored.map(({ id, ...times }) => [id, times]));
  return rows.flatMap(({ id, columns }) => {
    const written = times.get(id);
    return written ? [newRow({ id, organizationId, ...written }, columns)] : [];
  });
}

/** The row as it was written: to read 500 of them again takes as long as to write them. */
function newRow(
  written: Pick<PropertyRow, "id" | "organizationId" | "createdAt" | "updatedAt">,
  { cityKey: _, firstActiveAt: __, price, ...columns }: Listing["columns"],
): PropertyRow {
  return {
    ...columns,
    ...written,
    price: price === null ? null : new Prisma.Decimal(price),
    images: [],
    publications: [],
    version: 1,
  };
}

const STORED_SELECT = { ...PROPERTY_SELECT, firstActiveAt: true, cityKey: true, sourceSaid: true };

async function change({ db, sql }: TenantAccess, listings: ReadonlyMap<string, Listing>, now: Date) {
  if (listings.size === 0) return { updated: [], unchanged: 0 };
  const ids = [...listings.keys()];
  await sql.all(LOCK, ids);
  const stored = await db.property.findMany({ where: { id: { in: ids } }, select: STORED_SELECT });
  const changes = stored.flatMap((property) => {
    const listing = listings.get(property.id);
    return listing ? [{ property, listing, ...patched(property, listing) }] : [];
  });
  const real = changes.filter(({ changed }) => changed.length > 0);
  const noted = changes.filter(({ changed }) => changed.length === 0);
  const isListed = ({ columns, property }: (typeof changes)[number]) =>
    columns.status === "active" && property.firstActiveAt === null;
  await write({ sql }, UPDATE, real, (one) => {
    const { organizationId: _, images: __, publications: ___, ...before } = one.property;
    return {
      ...before,
      ...one.columns,
      ...(isListed(one) && { firstActiveAt: now }),
      sourceSaid: one.listing.said,
    };
  });
  await write({ sql }, NOTE_SAID, noted, ({ property: { id }, listing }) => ({ id, sourceSaid: listing.said }));
  const after = await db.property.findMany({
    where: { id: { in: real.map(({ property }) => property.id) } },
    select: PROPERTY_SELECT,
  });
  const rows = new Map(after.map((row) => [row.id, row]));
  const updated = real.flatMap((one) => {
    const property = rows.get(one.property.id);
    return property ? [{ property, changed: one.changed, isListed: isListed(one) }] : [];
  });
  return { updated, unchanged: noted.length };
}

/** Of the fields of which the file says something else than the last one did: a person's own changes of others stay. */
function patched(property: PropertyRow & { readonly sourceSaid: unknown }, { said, input }: Listing) {
  const anew = withBothCoordinates(fieldsSaidAnew(said, (property.sourceSaid ?? {}) as Said));
  const asked = inputOf(said, anew);
  const patch = Object.fromEntries(Object.entries(input).filter(([field]) => field in asked && field !== "address"));
  if (!("address" in asked)) return changesOf(property, patch);
  return changesOf(property, { ...patch, address: NewProperty.shape.address.parse(asked.address) });
}

const COORDINATES = ["address.lat", "address.lng"] as const;

/** One coordinate of the file's and one of somebody else's would be no place. */
const withBothCoordinates = (fields: ReadonlySet<MappedField>) =>
  COORDINATES.some((one) => fields.has(one)) ? new Set([...fields, ...COORDINATES]) : fields;

async function write<Row>(
  { sql }: Pick<TenantAccess, "sql">,
  statement: typeof UPDATE,
  rows: readonly Row[],
  shown: (row: Row) => object,
): Promise<void> {
  if (rows.length > 0) await sql.all(statement, JSON.stringify(rows.map(shown)));
}
