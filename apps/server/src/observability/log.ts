import { KEY_PREFIXES } from "@orrery/access";
import { type DestinationStream, type Logger, pino } from "pino";

export type { Logger } from "pino";

/** Nothing that is logged has these; they are taken out all the same, wherever an object that is logged has them. */
const SECRET_FIELDS = [
  ...["authorization", "x-api-key", "cookie", "set-cookie", "key", "body"],
  ...["password", "passwordHash", "accessToken", "refreshToken"],
];

const quoted = SECRET_FIELDS.map((field) => `["${field}"]`);
const REDACTED = [...quoted, ...quoted.map((field) => `*${field}`), ...quoted.map((field) => `*.*${field}`)];

/** JSON lines on standard output, unless told otherwise. */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: { pid: process.pid },
    redact: { paths: REDACTED, censor: "[redacted]" },
    formatters: { level: (label: string) => ({ level: label }) },
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
  };
  return destination ? pino(options, destination) : pino(options);
}

/** For servers whose log nobody reads. */
export const silentLogger = (): Logger => pino({ level: "silent" });

/** Of keys, of refresh tokens, and of JWTs, which all begin with the same brace. */
const PREFIX = [...Object.keys(KEY_PREFIXES), "ref_", "eyJ"].join("|");
/** Anything that begins as a credential does, whole or mistyped. */
const KEY_LIKE = new RegExp(`(${PREFIX})[0-9A-Za-z][0-9A-Za-z._-]{5,}`, "g");

/** A path as the log may show it: a credential that somebody put there by mistake is no longer one. */
export function loggedPath(pathname: string): string {
  return pathname.replace(KEY_LIKE, "$1[redacted]");
}
