import type { SystemDb } from "@orrery/db";

/** How often the table is read. A revocation holds when the next reading is done. */
const INTERVAL_MS = 500;
/** What was looked up is good for so long after the last reading began: CONTRACTS.md, "within one second". */
const VOUCHED_MS = 1_000;
/**
 * A line is written when its change is made and seen when that commits, so numbers and times are no order of what there is
 * to see: each reading goes over all lines of this long, twice as long as a transaction may take.
 */
const WINDOW_SECONDS = 30;
/** After a pause longer than this, lines may have come and left the window unseen. */
const LONGEST_PAUSE_MS = (WINDOW_SECONDS * 1_000) / 2;

const READ = `SELECT "id"::text AS "id", "organizationId"::text AS "organizationId" FROM "CredentialChange"
  WHERE "createdAt" > now() - interval '${WINDOW_SECONDS} seconds'`;

interface Change {
  readonly id: string;
  readonly organizationId: string;
}

export interface ChangeFollowerOptions {
  readonly system: SystemDb;
  /** Credentials of this organization have changed; without a name, those of any may have. */
  readonly onChange: (organizationId?: string) => void;
  /** Called when the table can't be read any more (with the reason), and when it can again. */
  readonly onStatus?: (follows: boolean, cause?: unknown) => void;
}

/** Follows what the database says of changed credentials: triggers write it, whoever makes the change. */
export interface ChangeFollower {
  /** @returns after the first reading, successful or not. */
  start(): Promise<void>;
  /** @returns when no reading is under way any more. */
  stop(): Promise<void>;
  /** Whether every change that was committed a second ago has been seen. */
  isUpToDate(): boolean;
}

export function createChangeFollower(options: ChangeFollowerOptions): ChangeFollower {
  const { system, onChange, onStatus = () => undefined } = options;
  let seen = new Set<string>();
  /** When the last successful reading began. */
  let readMs = Number.NEGATIVE_INFINITY;
  let follows = true;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let stopped = true;

  const change = (to: boolean, cause?: unknown) => {
    if (to !== follows) onStatus(to, cause);
    follows = to;
  };

  async function read(): Promise<void> {
    const beganMs = performance.now();
    try {
      const changes = await system.$queryRawUnsafe<Change[]>(READ);
      const news = changes.filter(({ id }) => !seen.has(id));
      if (beganMs - readMs > LONGEST_PAUSE_MS) onChange();
      else for (const organizationId of new Set(news.map((one) => one.organizationId))) onChange(organizationId);
      seen = new Set(changes.map(({ id }) => id));
      readMs = beganMs;
      change(true);
    } catch (error) {
      change(false, error);
    }
    if (!stopped) timer = setTimeout(readAgain, Math.max(0, beganMs + INTERVAL_MS - performance.now())).unref();
  }

  function readAgain(): void {
    running = read();
  }

  return {
    start() {
      stopped = false;
      readAgain();
      return running;
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
    isUpToDate: () => performance.now() - readMs < VOUCHED_MS,
  };
}
