import { orckaiRoutes } from "./contracts/orckai/routes.ts";
import { organicagentRoutes } from "./contracts/organicagent/routes.ts";
import { orkasaRoutes } from "./contracts/orkasa/routes.ts";
import { orkestraRoutes } from "./contracts/orkestra/routes.ts";
import type { RestRoute } from "./route.ts";

/** Every endpoint of the four contracts. */
export const restRoutes: readonly RestRoute[] = [
  ...orkasaRoutes,
  ...organicagentRoutes,
  ...orkestraRoutes,
  ...orckaiRoutes,
];
