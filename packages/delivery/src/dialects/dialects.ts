import type { Dialect } from "./dialect.ts";
import { organicagent } from "./organicagent.ts";
import { orkasa } from "./orkasa.ts";
import { orkestra } from "./orkestra.ts";
import { standard } from "./standard.ts";

/** The dialects by their names (CONTRACTS.md, "Webhook delivery, all dialects"). */
export const DIALECTS = { orkasa, organicagent, orkestra, standard } as const satisfies Record<string, Dialect>;
export type DialectName = keyof typeof DIALECTS;

/** @throws Error for a name that no dialect has: the table of endpoints holds none. */
export function dialectOf(name: string): Dialect {
  if (!Object.hasOwn(DIALECTS, name)) throw new Error(`there is no dialect ${name}`);
  return DIALECTS[name as DialectName];
}
