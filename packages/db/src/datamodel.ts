/** What the GraphQL schema is built from: the runtime values of `db` that a surface may import. `NOUNS` says what its answers are made of. */
export type { default as PrismaTypes } from "./generated/pothos/pothos-types.ts";
export { getDatamodel } from "./generated/pothos/pothos-types.ts";

export { NOUNS } from "./tenancy/models.ts";
