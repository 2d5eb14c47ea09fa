import { createLead, listLeads, updateLead } from "@orrery/domain";
import { endpointsOf } from "../../route.ts";
import { v1Page } from "../v1-page.ts";
import { orkasa } from "./contract.ts";
import { toCreatedLead } from "./views.ts";

const endpoint = endpointsOf(orkasa);

export const orkasaRoutes = [
  endpoint("GET", "/v1/leads", listLeads, {
    fields: ["status", "source", "agentId", "scoreMin", "limit", "cursor"],
    respond: v1Page,
  }),
  endpoint("POST", "/v1/leads", createLead, { respond: toCreatedLead }),
  endpoint("PATCH", "/v1/leads/{id}", updateLead),
];
