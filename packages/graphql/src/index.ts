export { type BoundField, boundFields } from "./binding/bound.ts";
export { BadDocuments, readTrustedDocuments, TrustedDocuments } from "./documents/trusted.ts";
export type { GraphQLPorts } from "./exchange.ts";
export { schema, schemaText } from "./schema.ts";
export { SOCKET_LIMITS, type SocketLimits } from "./sockets/limits.ts";
export type { GraphQLSockets, Upgrade } from "./sockets/sockets.ts";
export { createGraphQLSurface, GRAPHQL_PATH, type GraphQLOptions, type GraphQLSurface } from "./surface.ts";
