export * from "./authenticate.ts";
export {
  generateKey,
  hashKey,
  isKeyPrefix,
  KEY_PREFIXES,
  type KeyKind,
  type KeyMode,
  type KeyPrefix,
  type ParsedKey,
  parseKey,
} from "./keys/format.ts";
export {
  type CreatedKey,
  createKey,
  KEY_MODE_MISMATCH,
  KEY_NOT_FOUND,
  listKeys,
  type NewKey,
  ORGANIZATION_NOT_FOUND,
  revokeKey,
  type StoredKey,
  UNKNOWN_SCOPE,
} from "./keys/store.ts";
export type { Charge } from "./limiter/charge.ts";
export { chargesOf } from "./limiter/charges.ts";
export { rateLimitHeaders } from "./limiter/headers.ts";
export { createMemoryLimiter, type MemoryLimiterOptions } from "./limiter/memory.ts";
export {
  ANONYMOUS_WINDOW,
  AUTH_WINDOW,
  type Limit,
  POLICY_ROWS,
  type PolicyRow,
  type PolicyWindow,
} from "./limiter/policies.ts";
export {
  createRedisLimiter,
  type LimiterStatus,
  type RedisLimiter,
  type RedisLimiterOptions,
} from "./limiter/redis.ts";
export { hashPassword, verifyPassword } from "./password.ts";
