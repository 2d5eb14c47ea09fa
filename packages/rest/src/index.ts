export { API_VERSION } from "./answer.ts";
export type { Contract, ErrorAnswer } from "./contract.ts";
export { boundFields, type RestRequest, requestFor } from "./request-for.ts";
export { isLinked, type Method, type RestRoute } from "./route.ts";
export { restRoutes } from "./routes.ts";
export { createRestSurface, type RestPorts, renderSpaceError } from "./surface.ts";
