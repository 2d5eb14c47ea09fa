import type { Database } from "@orrery/db";
import type { EventLog, FollowOptions, LogPage } from "@orrery/operation";
import type { Head } from "../relay/move.ts";
import { KnownHeads } from "./known-heads.ts";
import { readHeads, readPage } from "./rows.ts";
import type { Tail } from "./tail.ts";
import { Tails } from "./tails.ts";

export interface EventLogOptions {
  readonly sql: Database["sql"];
  /** How often the logs that somebody follows are looked at, for what nobody has announced; default 1 s. */
  readonly pollMs?: number;
}

/** The log as this process reads it. */
export interface LocalEventLog extends EventLog {
  /** A log has grown: whoever follows it gets what is new. */
  note(head: Head): void;
  /** Ends every `follow` and `wait`, and those to come. */
  end(): void;
}

const POLL_MS = 1_000;
/** How many events a follower gets at once. */
const PAGE = 200;

export function createEventLog({ sql, pollMs = POLL_MS }: EventLogOptions): LocalEventLog {
  const heads = new KnownHeads((organizationIds) => readHeads(sql, organizationIds));
  const tails = new Tails({
    pollMs,
    readHeads: (organizationIds) => readHeads(sql, organizationIds),
    readNext: (organizationId) => (after, limit) => readPage(sql, organizationId, after, { limit }),
  });

  async function* followed(tail: Tail, organizationId: string, after: number | undefined, options: FollowOptions) {
    const { types, signal, heartbeatMs } = options;
    const next = async (position: number) =>
      filtered(tail.after(position), types) ?? readPage(sql, organizationId, position, { types, limit: PAGE });
    let page = after === undefined ? await endOf(sql, organizationId) : await next(after);
    tail.begin(page);
    yield page;
    while (!signal.aborted && !tails.isOver) {
      const position: number = page.upTo;
      const isThere = position < page.head || (await tail.wait(position, heartbeatMs, signal));
      if (signal.aborted || tails.isOver) return;
      page = isThere ? await next(position) : { ...page, events: [] };
      yield page;
    }
  }

  return {
    read: (organizationId, after, options) => readPage(sql, organizationId, after, options),
    follow: (organizationId, after, options) =>
      tails.use(organizationId, (tail) => followed(tail, organizationId, after, options)),
    async wait(organizationId, after, waitMs) {
      const waited = tails.use(organizationId, async function* (tail) {
        tail.begin(await endOf(sql, organizationId));
        yield await tail.wait(after, waitMs);
      });
      for await (const isThere of waited) return isThere;
      return false;
    },
    head: (organizationId) => heads.of(organizationId),
    note(head) {
      heads.note(head);
      tails.note(head);
    },
    end: () => tails.end(),
  };
}

/** Nothing of the log but where it ends. */
async function endOf(sql: Database["sql"], organizationId: string): Promise<LogPage> {
  const { head, keptFrom } = await readPage(sql, organizationId, Number.MAX_SAFE_INTEGER, { limit: 0 });
  return { events: [], upTo: head, head, keptFrom };
}

function filtered(page: LogPage | undefined, types: readonly string[] | undefined): LogPage | undefined {
  if (page === undefined || types === undefined) return page;
  return { ...page, events: page.events.filter(({ type }) => types.includes(type)) };
}
