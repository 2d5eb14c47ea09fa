/** Prisma's model descriptions, which the GraphQL schema is built from: the one runtime value of `db` that a surface may import. */
export type { default as PrismaTypes } from "./generated/pothos/pothos-types.ts";
export { getDatamodel } from "./generated/pothos/pothos-types.ts";
