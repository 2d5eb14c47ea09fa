/** @import { Create, PlainInputField } from "zapier-platform-core" */
import { call, given } from "./http.js";
import { CLIENT, LEAD, PROPERTY } from "./samples.js";

/** @type {PlainInputField[]} */
const CONTACT = [
  { key: "name", label: "Name", required: true },
  { key: "email", label: "Email" },
  { key: "phone", label: "Phone" },
];

const STAGES = ["Searching", "Touring", "Offer", "Under Contract", "Closed"];
const STATUSES = ["new", "contacted", "qualified", "visiting", "negotiating", "won", "lost"];
const TYPES = ["house", "apartment", "condo", "townhouse", "land", "commercial", "office", "other"];

/** @type {Create} */
const createLead = {
  key: "create_lead",
  noun: "Lead",
  display: { label: "Create Lead", description: "Creates a lead, or adds to the one with the same email address." },
  operation: {
    inputFields: [
      ...CONTACT,
      { key: "source", label: "Source", helpText: "Where it comes from, such as zillow." },
      { key: "propertyAddress", label: "Property Address" },
      { key: "notes", label: "Notes", type: "text" },
    ],
    perform: async (z, bundle) => {
      const { leadId } = (await call(z, bundle, "POST", "/api/v1/leads", { body: bundle.inputData })).data;
      return { id: leadId };
    },
    sample: { id: LEAD.id },
  },
};

/** @type {Create} */
const createClient = {
  key: "create_client",
  noun: "Client",
  display: { label: "Create Client", description: "Creates a client, or finds the one with the same email address." },
  operation: {
    inputFields: [
      ...CONTACT.map((field) => ({ ...field, required: field.key !== "phone" })),
      { key: "buyingStage", label: "Buying Stage", choices: STAGES },
    ],
    perform: async (z, bundle) => {
      const { clientId } = (await call(z, bundle, "POST", "/api/v1/clients", { body: bundle.inputData })).data;
      return { id: clientId };
    },
    sample: { id: CLIENT.id },
  },
};

/** @type {Create} */
const createProperty = {
  key: "create_property",
  noun: "Property",
  display: { label: "Create Property", description: "Creates a property, as a draft unless you say otherwise." },
  operation: {
    inputFields: [
      { key: "title", label: "Title", required: true },
      { key: "status", label: "Status", choices: ["draft", "active"] },
      { key: "description", label: "Description", type: "text" },
      { key: "operation", label: "Operation", choices: ["sale", "rent"] },
      { key: "type", label: "Type", choices: TYPES },
      { key: "price", label: "Price", type: "number" },
      { key: "currency", label: "Currency", helpText: "Three letters (ISO 4217); USD unless told." },
      { key: "bedrooms", label: "Bedrooms", type: "integer" },
      { key: "bathrooms", label: "Bathrooms", type: "number" },
      { key: "area_sqft", label: "Area (sq ft)", type: "number" },
      { key: "line1", label: "Street" },
      { key: "city", label: "City" },
      { key: "region", label: "State or Province" },
      { key: "postal_code", label: "Postal Code" },
      { key: "country", label: "Country", helpText: "Two letters (ISO 3166-1)." },
    ],
    perform: async (z, bundle) => {
      const { line1, city, region, postal_code, country, ...fields } = given(bundle);
      const address = { line1, city, region, postal_code, country };
      const isKnown = Object.values(address).some((part) => part !== undefined && part !== "");
      const body = { ...fields, ...(isKnown && { address }) };
      // Who has the address uploads images without a key: it is no part of a Zap's history.
      const { image_upload_url: _, ...property } = (await call(z, bundle, "POST", "/v1/properties", { body })).data;
      return property;
    },
    sample: { id: PROPERTY.id, title: PROPERTY.title, status: "draft", price: PROPERTY.price },
  },
};

/** @type {Create} */
const requestShowing = {
  key: "request_showing",
  noun: "Showing",
  display: { label: "Request Showing", description: "Requests that a client is shown a property." },
  operation: {
    inputFields: [
      { key: "clientId", label: "Client", required: true, helpText: "The client's id, as Create Client gives it." },
      { key: "propertyId", label: "Property", required: true, search: "find_property.id" },
      { key: "requestedFor", label: "When", type: "datetime", required: true },
      { key: "note", label: "Note", type: "text" },
    ],
    perform: async (z, bundle) => {
      const { requestedFor, ...fields } = given(bundle);
      // As Zapier gives times, or as the server takes them: with seconds, and an offset.
      const time = new Date(String(requestedFor));
      if (Number.isNaN(time.getTime()))
        throw new z.errors.Error(`When is not a time: ${requestedFor}`, "INVALID_TIME", 400);
      const body = { ...fields, requestedFor: time.toISOString() };
      const { showingId } = (await call(z, bundle, "POST", "/api/v1/showings", { body })).data;
      return { id: showingId };
    },
    sample: { id: "0197d3a0-0000-7000-8000-000000000004" },
  },
};

/** @type {Create} */
const moveLead = {
  key: "move_lead",
  noun: "Lead",
  display: { label: "Move Lead", description: "Moves a lead to another column of the board." },
  operation: {
    inputFields: [
      { key: "id", label: "Lead", required: true, search: "find_lead.id" },
      { key: "status", label: "Status", required: true, choices: STATUSES },
    ],
    perform: async (z, bundle) => {
      const { id, status } = given(bundle);
      return (await call(z, bundle, "PATCH", `/v1/leads/${encodeURIComponent(String(id))}`, { body: { status } })).data;
    },
    sample: { id: LEAD.id, name: LEAD.name, email: LEAD.email, status: "qualified" },
  },
};

/** @type {Record<string, Create>} */
export const creates = Object.fromEntries(
  [createLead, createClient, createProperty, requestShowing, moveLead].map((create) => [create.key, create]),
);
