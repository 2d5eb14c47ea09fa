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

/** Every endpoint of the four contracts, and of their documents. */
export const describedRoutes: readonly RestRoute[] = [...contractRoutes, ...documentRoutes(contractRoutes)];

/** Those, and the RESO Web API, whose own `$metadata` describes it. */
export const restRoutes: readonly RestRoute[] = [...describedRoutes, ...resoRoutes];
