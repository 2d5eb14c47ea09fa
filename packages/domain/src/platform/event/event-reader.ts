import { seenRows, type TenantDb } from "@orrery/db";
import {
  type Cursors,
  type EventType,
  type Fail,
  holds,
  invalidInput,
  type LoggedEvent,
  type LogPage,
  openPosition,
  type Principal,
  sealPosition,
} from "@orrery/operation";
import { CURSOR_AHEAD, CURSOR_EXPIRED } from "./event.ts";
import type { EventFeed } from "./ports.ts";

interface Request {
  readonly input: { readonly after?: string | undefined; readonly types?: readonly string[] | undefined };
  readonly principal: Principal;
  readonly db: TenantDb;
  readonly cursors: Cursors;
  readonly events: EventFeed;
  readonly fail: Fail<typeof CURSOR_EXPIRED | typeof CURSOR_AHEAD>;
}

/** How one principal reads events. */
export interface EventReader {
  /** Where to begin, as the caller says. */
  readonly after: number | undefined;
  /** Of the types that were asked for (of all), those whose nouns the principal may read. */
  readonly types: readonly string[];
  /** The events of a page that the principal sees. Fails where those right after a position are not there any more. */
  see(page: LogPage, after: number | undefined): Promise<readonly LoggedEvent[]>;
}

/** @throws Failure INVALID_CURSOR, and INVALID_INPUT for a type that there is not */
export function eventReader({ input, principal, db, cursors, events, fail }: Request): EventReader {
  const readable = readableTypes(events, principal, input.types);
  const modelOf = new Map(readable.map(({ type, reading }) => [type, reading.model]));
  return {
    after: input.after === undefined ? undefined : openPosition(cursors, input.after),
    types: [...modelOf.keys()],
    async see(page, after) {
      const { head, keptFrom } = page;
      if (after !== undefined && after + 1 < keptFrom) {
        fail(CURSOR_EXPIRED, { oldest: sealPosition(cursors, keptFrom - 1) });
      }
      if (after !== undefined && after > head) fail(CURSOR_AHEAD, { latest: sealPosition(cursors, head) });
      return principal.confinedTo === undefined ? page.events : within(db, modelOf, page.events);
    },
  };
}

/** Of the types that are asked for (of all), those whose nouns the principal may read. @throws Failure INVALID_INPUT */
export function readableTypes(
  events: EventFeed,
  principal: Principal,
  wanted: readonly string[] | undefined,
): readonly EventType[] {
  assertTypes(events, wanted);
  const asked = events.types.filter(({ type }) => wanted?.includes(type) ?? true);
  return asked.filter(({ reading }) => holds(principal, reading.scope));
}

/** One query a noun: a confined client has the rows that its credential sees, as they stand now. */
async function within(
  db: TenantDb,
  modelOf: ReadonlyMap<string, string>,
  events: readonly LoggedEvent[],
): Promise<readonly LoggedEvent[]> {
  const byModel = Map.groupBy(events, ({ type }) => modelOf.get(type) ?? "");
  const seen = new Set<LoggedEvent>();
  for (const [model, ofModel] of byModel) {
    const rows = await seenRows(
      db,
      model,
      ofModel.map(({ resource }) => resource.id),
    );
    for (const event of ofModel) if (rows.has(event.resource.id)) seen.add(event);
  }
  return events.filter((event) => seen.has(event));
}

function assertTypes({ types: known }: EventFeed, asked: readonly string[] = []): void {
  const names = new Set(known.map(({ type }) => type));
  const issues = asked.flatMap((type, at) =>
    names.has(type) ? [] : [{ path: `types.${at}`, message: `There is no event type ${type}.` }],
  );
  if (issues.length > 0) throw invalidInput(issues);
}
