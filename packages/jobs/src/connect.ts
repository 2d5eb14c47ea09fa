import { setImmediate as nextTurn } from "node:timers/promises";
import { currentTransaction, type Database } from "@orrery/db";
import { type ConstructorOptions, fromPglite } from "pg-boss";

/** What pg-boss reaches the database through: connections of its own, so that no burst of requests delays a sign of life. */
export function ownConnection({ connection }: Database, max: number): ConstructorOptions {
  if (connection.kind === "postgresql") return { connectionString: connection.url, max };
  return { db: giving(fromPglite(connection.pglite)), backend: "pglite", useListenNotify: true };
}

/** The embedded database answers without leaving the turn: timers would starve while one query follows another. */
function giving(db: ReturnType<typeof fromPglite>): ReturnType<typeof fromPglite> {
  return {
    ...db,
    async executeSql(text, values) {
      const result = await db.executeSql(text, values);
      await nextTurn();
      return result;
    },
  };
}

/** What jobs are sent through: the transaction that the sender is in, where there is one, and else the database's own connections. */
export const sendersConnection = ({ sql, connection }: Database): ConstructorOptions => ({
  db: {
    executeSql: async (text, values = []) => ({ rows: await (currentTransaction() ?? sql)(text, values) }),
  },
  ...(connection.kind === "embedded" && { backend: "pglite", useListenNotify: true }),
});
