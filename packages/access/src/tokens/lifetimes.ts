/** CONTRACTS.md, "Orkestra": `expiresIn` of a login. */
export const ACCESS_TOKEN_SECONDS = 7 * 24 * 3_600;

/** How long a process goes on with the signing keys that it knows. */
export const KEYS_KEPT_MS = 30_000;

/** From when a key is there until it signs instead of another: by then every process knows it, and so do those who fetch the JWK set. */
export const KEY_HANDOVER_MS = 2 * KEYS_KEPT_MS;

/** A key that no longer signs is published until the last of its tokens has expired, with a minute for clocks that differ. */
export const RETIRED_KEY_MS = ACCESS_TOKEN_SECONDS * 1_000 + 60_000;

/** A key that is older is replaced. */
export const SIGNING_KEY_MS = 90 * 24 * 3_600_000;
