import { isKeyPrefix, KEY_PREFIXES, type KeyPrefix } from "@orrery/access";
import { apiKeyFields, OVERLAP_HOURS_MAX } from "@orrery/domain";
import { InvalidArgumentError } from "commander";
import { z } from "zod";
import { OwnerEmail } from "../owners.ts";

/** The kinds of key as they are written on a command line: `ork_live`, `oak_test`. */
export const KEY_KINDS = Object.keys(KEY_PREFIXES).map((prefix) => prefix.slice(0, -1));

/** `ork_live`, also as `ork`, as on other surfaces, or with the underscore that follows it in a key. */
export function keyKind(value: string): KeyPrefix {
  const prefix = value === "ork" ? "ork_live_" : value.endsWith("_") ? value : `${value}_`;
  if (!isKeyPrefix(prefix)) throw new InvalidArgumentError(`It is one of ${KEY_KINDS.join(", ")}.`);
  return prefix;
}

/** `leads:read,leads:write`. Whether they exist is for whoever makes the key to say. */
export const scopeList = (value: string): string[] => list(value, "Scopes", "leads:read,leads:write");

/** `https://www.example.com,http://localhost:3000`, in the spelling that browsers send. */
export const originList = (value: string): string[] =>
  checked(apiKeyFields.origins.unwrap(), list(value, "Origins", "https://www.example.com,https://example.com"));

/** `property:0197…,lead:0197…`. Whether they exist is for whoever makes the key to say. */
export const pairList = (value: string): string[] =>
  checked(apiKeyFields.confinedTo.unwrap(), list(value, "Pairs", "property:ID,lead:ID"));

/** By the rules that hold for keys on every surface. */
function checked<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new InvalidArgumentError(parsed.error.issues.map(({ message }) => message).join(" "));
  return parsed.data;
}

function list(value: string, what: string, example: string): string[] {
  const items = value.split(",").map((item) => item.trim());
  if (items.includes("")) throw new InvalidArgumentError(`${what} are separated by single commas: ${example}.`);
  return items;
}

const HOUR_MS = 3_600_000;
const UNIT_MS: Readonly<Record<string, number>> = { h: HOUR_MS, d: 24 * HOUR_MS };

/** `2027-01-31`, `2027-01-31T12:00:00Z`, or from now: `12h`, `30d`. */
export function expiry(value: string): Date {
  const [, amount, unit] = /^(\d{1,5})([hd])$/.exec(value) ?? [];
  const isTime = z.union([z.iso.date(), z.iso.datetime({ offset: true })]).safeParse(value).success;
  if (amount === undefined && !isTime) {
    throw new InvalidArgumentError("It is a time such as 2027-01-31T12:00:00Z, a date, or a span such as 30d or 12h.");
  }
  const time =
    amount === undefined ? new Date(value) : new Date(Date.now() + Number(amount) * (UNIT_MS[unit ?? "h"] ?? 0));
  if (time.getTime() <= Date.now()) throw new InvalidArgumentError("It is in the past.");
  return time;
}

/** `24h`, `7d`, or `0`: milliseconds. */
export function overlap(value: string): number {
  const [all, amount = 0, unit = "h"] = /^(?:0|(\d{1,3})([hd]))$/.exec(value) ?? [];
  const ms = Number(amount) * (UNIT_MS[unit] ?? 0);
  if (all === undefined || ms > OVERLAP_HOURS_MAX * HOUR_MS)
    throw new InvalidArgumentError(
      "It is a span of up to 7 days such as 24h or 2d, or 0 to refuse the old one at once.",
    );
  return ms;
}

/** How many of a list. */
export function count(value: string): number {
  if (!/^[1-9]\d{0,3}$/.test(value) || Number(value) > 1_000)
    throw new InvalidArgumentError("It is a whole number from 1 to 1000.");
  return Number(value);
}

export function uuid(value: string): string {
  if (!z.uuid().safeParse(value).success)
    throw new InvalidArgumentError("It is a UUID, as `orrery keys list` shows it.");
  return value;
}

export function email(value: string): string {
  const parsed = OwnerEmail.safeParse(value);
  if (!parsed.success) throw new InvalidArgumentError("It is an email address.");
  return parsed.data;
}

/** A name for people to read, an organization's by the same rules as a key's. */
export const title = (value: string): string => checked(apiKeyFields.name, value);
