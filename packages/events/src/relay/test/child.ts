/** A process that moves events until it is killed: `node child.ts <url of the database>`. It says when it has begun. */
import { openPostgres } from "@orrery/db";
import { createRelay } from "../relay.ts";

const { sql } = await openPostgres(process.argv[2] ?? "", { poolSize: 2 });
createRelay({ sql, pollMs: 1, batch: 5, onMoved: () => process.stdout.write("moved\n") }).start();
// The relay keeps no process alive.
setInterval(() => undefined, 1_000);
