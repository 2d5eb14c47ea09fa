import type { Database } from "@orrery/db";
import { PgBoss } from "pg-boss";
import { ownConnection } from "./connect.ts";
import type { JobKind } from "./kind.ts";
import { queueOptions, SENDING } from "./queue-options.ts";

/** pg-boss's own schema, which it brings up to date by itself. */
const KEY = "orrery:jobs";

/**
 * Makes the queues of these kinds, and what they stand on, or brings them up to date. Of several processes that start at
 * once one does it at a time.
 */
export function prepareJobs(database: Database, kinds: readonly JobKind[]): Promise<void> {
  return database.oneAtATime(KEY, async () => {
    const boss = new PgBoss({ ...ownConnection(database, 1), ...SENDING, useListenNotify: false });
    boss.on("error", () => undefined);
    await boss.start();
    try {
      const notify = database.kind === "embedded";
      for (const kind of kinds) {
        const options = { ...queueOptions(kind), notify };
        if (await boss.getQueue(kind.name)) await boss.updateQueue(kind.name, options);
        else await boss.createQueue(kind.name, options);
      }
    } finally {
      await boss.stop({ graceful: false });
    }
  });
}
