export type { DeliveredEvent, Dialect } from "./dialects/dialect.ts";
export { DIALECTS, type DialectName, dialectOf } from "./dialects/dialects.ts";
export { retryAfter } from "./schedule/retry-after.ts";
export { type Failed, nextAttemptAt } from "./schedule/schedule.ts";
export { isTaken, type Outcome, type SendOptions, type SentRequest, send } from "./sender/sender.ts";
export { type Attempted, headersOf, type Secrets } from "./signing/headers.ts";
export { decodedSecret, newSecret } from "./signing/secret.ts";
