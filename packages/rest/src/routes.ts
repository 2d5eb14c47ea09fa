import { orckaiRoutes } from "./contracts/orckai/routes.ts";
import { organicagentRoutes } from "./contracts/organicagent/routes.ts";
import { orkasaRoutes } from "./contracts/orkasa/routes.ts";
import { orkestraRoutes } from "./contracts/orkestra/routes.ts";
import { documentRoutes } from "./openapi/document-routes.ts";
import type { RestRoute } from "./route.ts";

const contractRoutes: readonly RestRoute[] = [
  ...orkasaRoutes,
  ...organicagentRoutes,
  ...orkestraRoutes,
  ...orckaiRoutes,
];

/** Every endpoint of the four contracts, and of their documents. */
export const restRoutes: readonly RestRoute[] = [...contractRoutes, ...documentRoutes(contractRoutes)];
