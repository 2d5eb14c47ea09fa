export { type BoundField, boundFields } from "./binding/bound.ts";
export { BadDocuments, readTrustedDocuments, TrustedDocuments } from "./documents/trusted.ts";
export type { GraphQLPorts } from "./exchange.ts";
export { schema, schemaText } from "./schema.ts";
export { createGraphQLSurface, GRAPHQL_PATH, type GraphQLOptions } from "./surface.ts";
