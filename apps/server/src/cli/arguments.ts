import { isKeyPrefix, KEY_PREFIXES, type KeyPrefix } from "@orrery/access";
import { InvalidArgumentError } from "commander";
import { z } from "zod";
import { OwnerEmail } from "../owners.ts";

/** The kinds of key as they are written on a command line: `ork_live`, `oak_test`. */
export const KEY_KINDS = Object.keys(KEY_PREFIXES).map((prefix) => prefix.slice(0, -1));

/** `ork_live`, or with the underscore that follows it in a key. */
export function keyKind(value: string): KeyPrefix {
  const prefix = value.endsWith("_") ? value : `${value}_`;
  if (!isKeyPrefix(prefix)) throw new InvalidArgumentError(`It is one of ${KEY_KINDS.join(", ")}.`);
  return prefix;
}

/** `leads:read,leads:write`. Whether they exist is for whoever makes the key to say. */
export function scopeList(value: string): string[] {
  const scopes = value.split(",").map((scope) => scope.trim());
  if (scopes.includes(""))
    throw new InvalidArgumentError("Scopes are separated by single commas: leads:read,leads:write.");
  return scopes;
}

const UNIT_MS: Readonly<Record<string, number>> = { h: 3_600_000, d: 86_400_000 };

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

/** A name for people to read. */
export function title(value: string): string {
  const trimmed = value.trim();
  if (trimmed === "" || trimmed.length > 200) throw new InvalidArgumentError("It has 1 to 200 characters.");
  return trimmed;
}
