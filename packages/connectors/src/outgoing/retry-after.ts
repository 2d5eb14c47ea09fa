/**
 * For how long a `Retry-After` asks to wait: seconds, or a date (RFC 9110, 10.2.3).
 * @returns ms from now on; undefined for what is neither
 */
export function retryAfterMs(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const text = value.trim();
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1_000;
  // Only what has a letter is a date: `Date.parse` makes something of "-1".
  const ms = /[A-Za-z]/.test(text) ? Date.parse(text) - Date.now() : Number.NaN;
  return Number.isNaN(ms) ? undefined : Math.max(ms, 0);
}
