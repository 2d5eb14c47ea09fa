import type { Database } from "@orrery/db";

/** How often the table is read: for so long at most something may be kept that a writer has changed who died before saying so. */
export const TOUCH_INTERVAL_MS = 100;
const BATCH = 1_000;

const READ = `SELECT "id"::text, "organizationId"::text, "noun" FROM "DataTouch" ORDER BY "id" LIMIT ${BATCH}`;
const FORGET = `DELETE FROM "DataTouch" WHERE "id" = ANY ($1::text[]::bigint[])`;

interface Touch {
  readonly id: string;
  readonly organizationId: string;
  readonly noun: string;
}

export interface TouchFollowerOptions {
  readonly sql: Database["sql"];
  /** Says that data of the organization's nouns has changed. */
  readonly bump: (organizationId: string, nouns: readonly string[]) => Promise<void>;
  /** Called when it can't go on (with the reason), and when it can again. */
  readonly onStatus: (follows: boolean, cause?: unknown) => void;
}

export interface TouchFollower {
  start(): void;
  /** @returns when nothing is under way any more. */
  stop(): Promise<void>;
}

/**
 * Says once more what writers have said themselves when they had committed, and what those did not who died in between, or
 * who are no part of this server. A touch is forgotten when it was said, so that whoever dies here leaves it to the others.
 */
export function createTouchFollower({ sql, bump, onStatus }: TouchFollowerOptions): TouchFollower {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let follows = true;
  let stopped = true;

  async function step(): Promise<void> {
    const touches = await sql<Touch>(READ, []);
    if (touches.length === 0) return;
    const byOrganization = Map.groupBy(touches, ({ organizationId }) => organizationId);
    await Promise.all(
      [...byOrganization].map(([organizationId, its]) =>
        bump(organizationId, [...new Set(its.map(({ noun }) => noun))]),
      ),
    );
    await sql(FORGET, [touches.map(({ id }) => id)]);
  }

  async function turn(): Promise<void> {
    let now = true;
    let cause: unknown;
    try {
      await step();
    } catch (error) {
      now = false;
      cause = error;
    }
    if (now !== follows) onStatus(now, cause);
    follows = now;
    if (!stopped) timer = setTimeout(again, TOUCH_INTERVAL_MS).unref();
  }

  function again(): void {
    running = turn();
  }

  return {
    start() {
      stopped = false;
      again();
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
