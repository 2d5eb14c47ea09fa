import { ERRORS, type ErrorCode, type Failure } from "@orrery/operation";

/** What a page says of failures, for people: a title, and what to do about it. */
export type FailureWords = Partial<Record<ErrorCode, readonly [title: string, text: string]>>;

/** What is the same on all pages. */
const COMMON: FailureWords = {
  RATE_LIMITED: ["Too many at once", "Please wait a minute and try again."],
  METHOD_NOT_ALLOWED: ["That can't be done", "This page is opened and sent, and nothing else."],
};
const OURS = ["Something went wrong", "It is our fault, and has been noted. Please try again later."] as const;

/** A failure as a page shows it. */
export interface ToldOnPage {
  readonly title: string;
  readonly text: string;
  readonly status: number;
  /** There are no words for it, as it should not have happened: it is to be reported, and nothing of it to be shown. */
  readonly isOurs: boolean;
}

/** @param words the page's own, before those of all pages */
export function toldOnPage({ code }: Failure, words: FailureWords): ToldOnPage {
  const told = words[code] ?? COMMON[code];
  const [title, text] = told ?? OURS;
  return { title, text, status: told ? ERRORS[code].http : 500, isOurs: told === undefined };
}
