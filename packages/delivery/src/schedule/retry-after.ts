/** The moment that a `Retry-After` names, in seconds or as a date; undefined for what is neither. */
export function retryAfter(value: string | undefined, now: Date): Date | undefined {
  if (value === undefined) return undefined;
  if (/^\s*\d{1,9}\s*$/.test(value)) return new Date(now.getTime() + Number(value) * 1_000);
  // Only what has a letter is a date: `Date.parse` makes something of "-1".
  const at = /[A-Za-z]/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(at) ? undefined : new Date(at);
}
