import type { Database } from "@orrery/db";

/** Runs a statement for the engine. */
export type Sql = Database["sql"];
