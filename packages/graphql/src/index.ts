export { type BoundField, boundFields } from "./binding/bound.ts";
export type { GraphQLPorts } from "./exchange.ts";
export { schema, schemaText } from "./schema.ts";
export { createGraphQLSurface, GRAPHQL_PATH } from "./surface.ts";
