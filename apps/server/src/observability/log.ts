import { APP_SECRET_PREFIXES, KEY_PREFIXES } from "@orrery/access";
import { type DestinationStream, type Logger, pino } from "pino";

export type { Logger } from "pino";

/** Nothing that is logged has these; they are taken out all the same, wherever an object that is logged has them. */
const SECRET_FIELDS = [
  ...["authorization", "x-api-key", "cookie", "set-cookie", "key", "body"],
  ...["password", "passwordHash", "accessToken", "refreshToken"],
];

const quoted = SECRET_FIELDS.map((field) => `["${field}"]`);
const REDACTED = [...quoted, ...quoted.map((field) => `*${field}`), ...quoted.map((field) => `*.*${field}`)];

/** How much is written at a time, and how long a line waits for others at most: a line for each request, each on its own, costs as much as the request. */
const WRITE_BYTES = 4_096;
const WRITE_EVERY_MS = 100;

/**
 * JSON lines on standard output, unless told otherwise. They are written together; what is left when the process ends is
 * written then, unless it is killed.
 */
export function createLogger(level: string, destination: DestinationStream = standardOutput()): Logger {
  const options = {
    level,
    base: { pid: process.pid },
    redact: { paths: REDACTED, censor: "[redacted]" },
    formatters: { level: (label: string) => ({ level: label }) },
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
  };
  return pino(options, destination);
}

const standardOutput = () =>
  pino.destination({ dest: 1, sync: false, minLength: WRITE_BYTES, periodicFlush: WRITE_EVERY_MS });

/** For lines that are made of nothing but what may be shown: looking for secrets in them costs more than the line. */
export const withoutRedaction = (logger: Logger): Logger => logger.child({}, { redact: [] });

/** For servers whose log nobody reads. */
export const silentLogger = (): Logger => pino({ level: "silent" });

/** Of keys, of refresh tokens, of inbound webhooks, of portals' addresses, of guides that may be had, and of JWTs, which all begin with the same brace. */
const APP_SECRETS = Object.values(APP_SECRET_PREFIXES);
const PREFIX = [
  ...Object.keys(KEY_PREFIXES),
  ...APP_SECRETS,
  "ref_",
  "hook_",
  "feed_",
  "portal_",
  "grant_",
  "eyJ",
].join("|");
/** Anything that begins as a credential does, whole or mistyped. */
const KEY_LIKE = new RegExp(`(${PREFIX})[0-9A-Za-z][0-9A-Za-z._-]{5,}`, "g");

/** A path as the log may show it: a credential that somebody put there by mistake is no longer one. */
export function loggedPath(pathname: string): string {
  return pathname.replace(KEY_LIKE, "$1[redacted]");
}
