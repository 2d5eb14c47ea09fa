import {
  createLead,
  createProperty,
  getProperty,
  listLeads,
  listProperties,
  updateLead,
  updateProperty,
} from "@orrery/domain";
import { endpointsOf } from "../../route.ts";
import { paged } from "../v1-page.ts";
import { orkasa } from "./contract.ts";
import { createdLead } from "./views.ts";

const endpoint = endpointsOf(orkasa);

const PROPERTY_FILTERS = ["status", "type", "operation", "city", "price", "priceMin", "priceMax", "agentId"];

export const orkasaRoutes = [
  endpoint("GET", "/v1/properties", listProperties, {
    fields: [...PROPERTY_FILTERS, "sort", "limit", "cursor"],
    ...paged(listProperties),
  }),
  endpoint("POST", "/v1/properties", createProperty),
  endpoint("GET", "/v1/properties/{id}", getProperty),
  endpoint("PATCH", "/v1/properties/{id}", updateProperty),
  endpoint("GET", "/v1/leads", listLeads, {
    fields: ["status", "source", "agentId", "scoreMin", "limit", "cursor"],
    ...paged(listLeads),
  }),
  endpoint("POST", "/v1/leads", createLead, createdLead),
  endpoint("PATCH", "/v1/leads/{id}", updateLead),
];
