/** A version that no row reaches (the largest `int4`): what an `If-Match` expects that no version can satisfy. */
export const NO_VERSION = 2_147_483_647;

/** `"3"`, `W/"3"` (proxies weaken what they compress), or a bare `3`. */
const TAG = /^(?:(?:W\/)?"([1-9]\d*)"|([1-9]\d*))$/;

/**
 * The version that an `If-Match` header asks for; undefined for `*`, which any version satisfies.
 * Of a list it is the highest: versions only grow, so of all that a client has seen, only that one can still be current.
 * Tags that are not ours match nothing, and so give `NO_VERSION`.
 */
export function versionFromIfMatch(header: string): number | undefined {
  const tags = header.split(",").map((tag) => tag.trim());
  if (tags.includes("*")) return undefined;
  const versions = tags.flatMap((tag) => {
    const [, quoted, bare] = TAG.exec(tag) ?? [];
    const digits = quoted ?? bare;
    return digits === undefined ? [] : [Math.min(Number(digits), NO_VERSION)];
  });
  return versions.length === 0 ? NO_VERSION : Math.max(...versions);
}
