import { getHealth, getOrganization } from "@orrery/domain";
import { endpointsOf } from "../../route.ts";
import { orckai } from "./contract.ts";

const endpoint = endpointsOf(orckai);

export const orckaiRoutes = [
  endpoint("GET", "/api/v1/health", getHealth, { bare: true }),
  endpoint("GET", "/api/v1/organization", getOrganization),
];
