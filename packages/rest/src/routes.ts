import { orckaiRoutes } from "./contracts/orckai/routes.ts";
import { organicagentRoutes } from "./contracts/organicagent/routes.ts";
import { orkasaRoutes } from "./contracts/orkasa/routes.ts";
import { orkestraRoutes } from "./contracts/orkestra/routes.ts";
import { resoRoutes } from "./contracts/reso/routes.ts";
import { documentRoutes } from "./openapi/document-routes.ts";
import type { RestRoute } from "./route.ts";

const contractRoutes: readonly RestRoute[] = [
  ...orkasaRoutes,
  ...organicagentRoutes,
  ...orkestraRoutes,
  ...orckaiRoutes,
];

/** Every endpoint of the four contracts, of their documents, and of the RESO Web API, which describes itself. */
export const restRoutes: readonly RestRoute[] = [...contractRoutes, ...documentRoutes(contractRoutes), ...resoRoutes];
