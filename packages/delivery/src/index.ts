export type { DeliveredEvent, Dialect } from "./dialects/dialect.ts";
export { DIALECTS, type DialectName, dialectOf } from "./dialects/dialects.ts";
export { retryAfter } from "./schedule/retry-after.ts";
export { type Failed, nextAttemptAt } from "./schedule/schedule.ts";
export { isTaken, type Outcome, type SendOptions, type SentRequest, send } from "./sender/sender.ts";
export { type Attempted, headersOf } from "./signing/headers.ts";
export { decodedSecret, newSecret, type Secrets } from "./signing/secret.ts";
