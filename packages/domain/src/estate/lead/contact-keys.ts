/** What leads are merged on: one person has one mailbox, however they capitalise it. */
export function emailKeyOf(email: string | null): string | null {
  return email?.toLowerCase() ?? null;
}

/** Shorter digit strings (extensions, typing errors) would match strangers. */
const PHONE_KEY_MIN = 7;
const PHONE_KEY_LENGTH = 10;

/** What possible duplicates are found by: the last ten digits, whatever the country code and punctuation. */
export function phoneKeyOf(phone: string | null): string | null {
  const digits = phone?.replace(/\D/g, "") ?? "";
  return digits.length < PHONE_KEY_MIN ? null : digits.slice(-PHONE_KEY_LENGTH);
}
