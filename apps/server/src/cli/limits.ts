import { isLimitName, LIMIT_NAMES, type LimitName, type NamedLimit } from "@orrery/access";
import { Prisma, type SystemDb } from "@orrery/db";
import { InvalidArgumentError } from "commander";
import { asOperator } from "../operator.ts";
import { type Command, table } from "./command.ts";
import { type KnownOrganization, organizationOf } from "./lookup.ts";

/** Numbers by the names of limits. */
export type LimitSettings = Partial<Record<LimitName, number>>;

const NAMES = Object.keys(LIMIT_NAMES) as LimitName[];
const HIGHEST = 10_000_000;

/** What each limit means, for `--help`. */
export const LIMITS_HELP = `\nLimits:\n${indented(
  table(
    ["NAME", "COUNTS"],
    NAMES.map((name) => [name, `${LIMIT_NAMES[name].unit}: ${LIMIT_NAMES[name].meaning}`]),
  ),
)}`;

/** `orkasa.minute=6000`, one of several. */
export function limitSetting(text: string, before: LimitSettings = {}): LimitSettings {
  const [name = "", value = ""] = text.split(/=(.*)/s);
  if (!/^[1-9]\d{0,7}$/.test(value) || Number(value) > HIGHEST)
    throw new InvalidArgumentError(`It is a name and a whole number from 1 to ${HIGHEST}: orkasa.minute=6000.`);
  return { ...before, [limitName(name)]: Number(value) };
}

/** One of several names. */
export const limitNames = (text: string, before: readonly LimitName[] = []): LimitName[] => [
  ...before,
  limitName(text),
];

function limitName(name: string): LimitName {
  if (!isLimitName(name)) throw new InvalidArgumentError(`There is no limit ${name}. There are ${NAMES.join(", ")}.`);
  return name;
}

/** Sets limits of an organization and its test sibling; those that are not named stay. Every process goes by them within a second. */
export function limitsSet(organization: string, settings: LimitSettings): Command {
  return changed(organization, "limits.set", Prisma.sql`"limits" || ${JSON.stringify(settings)}::jsonb`);
}

/** Back to what the plan gives. @param names all of them where there are none. */
export function limitsReset(organization: string, names: readonly LimitName[]): Command {
  const rest = names.length === 0 ? Prisma.sql`'{}'::jsonb` : Prisma.sql`"limits" - ${names}::text[]`;
  return changed(organization, "limits.reset", rest);
}

export function limitsShow(organization: string): Command {
  return async ({ database: { system } }) => shown(system, await organizationOf(system, organization));
}

/** In one statement: of two commands at once, neither undoes what the other sets. */
function changed(organization: string, operation: string, limits: Prisma.Sql): Command {
  return async ({ database: { system } }) => {
    const pair = await organizationOf(system, organization);
    await asOperator(system, operation, async (tx) => {
      await tx.$executeRaw`UPDATE "Organization" SET "limits" = ${limits}, "version" = "version" + 1, "updatedAt" = now()
        WHERE "id" = ${pair.id}::uuid`;
      return { organizationId: pair.id };
    });
    return shown(system, pair);
  };
}

async function shown(system: SystemDb, { id, plan }: KnownOrganization) {
  const { limits } = await system.organization.findUniqueOrThrow({ where: { id }, select: { limits: true } });
  const settings = limits as LimitSettings;
  const rows = NAMES.map((name) => {
    const { unit, byPlan }: NamedLimit = LIMIT_NAMES[name];
    const byDefault = byPlan?.[plan] ?? null;
    const set = settings[name] ?? null;
    return { name, limit: set ?? byDefault, default: byDefault, set, unit };
  });
  const text = (value: number | null, none: string) => (value === null ? none : String(value));
  return {
    json: rows,
    text: table(
      ["LIMIT", "HOLDS", "DEFAULT", "SET", "COUNTS"],
      rows.map(({ name, limit, set, unit, ...row }) => [
        name,
        text(limit, "none"),
        text(row.default, "none"),
        text(set, ""),
        unit,
      ]),
    ),
  };
}

function indented(text: string): string {
  return text.replaceAll(/^/gm, "  ");
}
