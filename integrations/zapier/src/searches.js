/** @import { Search } from "zapier-platform-core" */
import { call, given } from "./http.js";
import { LEAD, PROPERTY } from "./samples.js";

/** As many as a page of the server's holds. */
const LIMIT = 100;

/** As many characters as the server searches for; an address may have 254. */
const QUERY_MAX = 200;

/** @type {Search} */
const findLead = {
  key: "find_lead",
  noun: "Lead",
  display: { label: "Find Lead", description: "Finds the lead with an email address." },
  operation: {
    inputFields: [{ key: "email", label: "Email", required: true }],
    perform: async (z, bundle) => {
      const email = String(given(bundle).email).trim();
      const { data } = await call(z, bundle, "GET", "/v1/leads", {
        params: { q: email.slice(0, QUERY_MAX), limit: LIMIT },
      });
      // The server finds what is like it; here it is the address itself, in any case.
      return data.data.filter(
        (/** @type {{ email: string | null }} */ lead) => lead.email?.toLowerCase() === email.toLowerCase(),
      );
    },
    sample: { id: LEAD.id, name: LEAD.name, email: LEAD.email, status: "new" },
  },
};

/** @type {Search} */
const findProperty = {
  key: "find_property",
  noun: "Property",
  display: { label: "Find Property", description: "Finds properties by words of their title, address or description." },
  operation: {
    inputFields: [
      { key: "q", label: "Words", required: true, helpText: "Such as a street, or a part of the title." },
      { key: "status", label: "Status", choices: ["draft", "active", "reserved", "sold", "rented", "archived"] },
    ],
    perform: async (z, bundle) => {
      const { q, status } = given(bundle);
      return (await call(z, bundle, "GET", "/v1/properties", { params: { q, status, limit: LIMIT } })).data.data;
    },
    sample: { id: PROPERTY.id, title: PROPERTY.title, status: "active", price: PROPERTY.price },
  },
};

/** @type {Record<string, Search>} */
export const searches = Object.fromEntries([findLead, findProperty].map((search) => [search.key, search]));
