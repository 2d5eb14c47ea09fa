import { z } from "zod";

/**
 * Text that the database can hold: no NUL, no lone surrogates, trimmed, 1 to `max` characters.
 * (PostgreSQL refuses NUL in text, which would be an internal error instead of the caller's.)
 */
export function text(max: number) {
  return z
    .string()
    .trim()
    .min(1, { error: "Must not be empty." })
    .max(max, { error: `Must be at most ${max} characters.` })
    .refine(isStorable, { error: "Must be well-formed text without NUL characters." });
}

/** Text that may be empty, as web forms send it: trimmed, at most `max` characters; an empty string, like null, is none. */
export function formText(max: number) {
  return z
    .string()
    .trim()
    .max(max, { error: `Must be at most ${max} characters.` })
    .refine(isStorable, { error: "Must be well-formed text without NUL characters." })
    .transform((value) => value || null)
    .nullable();
}

/** Text of a form, where a number is taken as its text: some forms send phones so. To schemas it is text. */
export function formTextOrNumber(max: number) {
  const asText = (value: string | number | null) => (typeof value === "number" ? String(value) : value);
  return z.preprocess(asText, formText(max));
}

/** For what need not be given: absent is null. (A patch uses the field itself with `.optional()`: absent stays absent.) */
export function orNull<Out, In>(field: z.ZodType<Out, In>) {
  return field.optional().transform((value) => value ?? null);
}

const EMAIL_MAX = 254;

/**
 * An email address; an empty string is none. Which addresses exist is the mail system's to know, and many are
 * international: all that is asked for is one @ with something on both sides, and no spaces or control characters.
 */
export function formEmail() {
  return formText(EMAIL_MAX).refine((value) => value === null || EMAIL.test(value), {
    error: "Must be an email address.",
  });
}

/** An email address that must be given. */
export function email() {
  return text(EMAIL_MAX).refine((value) => EMAIL.test(value), { error: "Must be an email address." });
}

/** The address that an account is known by: in lower case, however it is written. */
export function accountEmail() {
  return email().toLowerCase();
}

const EMAIL = /^[^@\s\p{Cc}]+@[^@\s\p{Cc}]+$/u;

function isStorable(value: string): boolean {
  return !value.includes("\0") && value.isWellFormed();
}
