export {
  insertOrganizationPair,
  type NewOrganizationPair,
  type OrganizationPair,
  TEST_SLUG_SUFFIX,
} from "./accounts/organization-pair.ts";
export { purgeSessions } from "./accounts/sessions.ts";
export { findClient, isSecretOf, type StoredClient } from "./apps/clients.ts";
export { APP_SECRET_PREFIXES, generateAppRefreshToken, generateAppToken } from "./apps/format.ts";
export {
  type AppEnding,
  deleteToken,
  endApp,
  findToken,
  insertToken,
  isReused,
  type NewToken,
  purgeApps,
  type TokenKind,
  takeToken,
} from "./apps/tokens.ts";
export * from "./authenticate.ts";
export { createIdentity, type IdentityOptions } from "./identity.ts";
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
  secretIdOf,
} from "./keys/format.ts";
export {
  type CreatedKey,
  createKey,
  KEY_MODE_MISMATCH,
  KEY_NOT_FOUND,
  KEY_REVOKED,
  type KeyId,
  listKeys,
  type NewKey,
  ORGANIZATION_NOT_FOUND,
  revokeKey,
  rollKey,
  type StoredKey,
  UNKNOWN_SCOPE,
} from "./keys/store.ts";
export { networkOf } from "./limiter/address.ts";
export { rateLimitHeaders } from "./limiter/headers.ts";
export { createMemoryLimiter, type MemoryLimiterOptions } from "./limiter/memory.ts";
export {
  type CallerPolicy,
  isLimitName,
  LIMIT_NAMES,
  type LimitName,
  type NamedLimit,
  POLICY_ROWS,
} from "./limiter/policies.ts";
export {
  createRedisLimiter,
  type LimiterStatus,
  type RedisLimiter,
  type RedisLimiterOptions,
} from "./limiter/redis.ts";
export { bumpEpoch } from "./limiter/script.ts";
export { createSignedLinks, type LinkClaims, type LinkIssuer, type SignedLinks } from "./links/signed-links.ts";
export { hashPassword, verifyPassword } from "./password.ts";
export { createReads, type Reads, type ReadsOptions } from "./reads/reads.ts";
export type { AccessClaims, AccessTokens } from "./tokens/access-token.ts";
export { signingKeyContextOf } from "./tokens/key-rows.ts";
export { type ListedSigningKey, listSigningKeys, type SigningKeyState } from "./tokens/list-signing-keys.ts";
export { purgeSigningKeys, rotateOldSigningKey, rotateSigningKey } from "./tokens/rotation.ts";
export { isSealedUnder, type SealingKeys, seal, unseal } from "./tokens/seal.ts";
