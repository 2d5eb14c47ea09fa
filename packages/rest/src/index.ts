export { API_VERSION } from "./answer.ts";
export type { Contract, ErrorAnswer } from "./contract.ts";
export { boundFields, type RestRequest, requestFor } from "./request-for.ts";
export type { Method, RestRoute } from "./route.ts";
export { restRoutes } from "./routes.ts";
export { createRestSurface, renderSpaceError } from "./surface.ts";
