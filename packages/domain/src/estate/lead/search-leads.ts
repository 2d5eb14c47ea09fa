import { searchOf } from "../../search/search-page.ts";
import { searchedWords } from "../../search/search-query.ts";
import { phoneKeyOf } from "./contact-keys.ts";
import { LEAD_FILTERS } from "./lead-filters.ts";

export const searchLeads = searchOf({
  name: "leads",
  model: "Lead",
  filters: LEAD_FILTERS,
  orders: {},
});

/** Nothing but digits, and what stands between those of a phone. */
const PHONE = /^[\d\s()+./-]+$/;

/** What a lead is searched by. A phone is one word, its last ten digits, however it is written here and there. */
export function leadWords(q: string): readonly string[] {
  const phoneKey = PHONE.test(q) ? phoneKeyOf(q) : null;
  return phoneKey === null ? searchedWords(q) : [phoneKey];
}
