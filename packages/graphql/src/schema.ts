import "./types/scalars.ts";
import "./bindings.ts";
import "./relay/node.ts";
import { lexicographicSortSchema, printSchema } from "graphql";
import { builder } from "./builder.ts";

builder.queryType({});
builder.mutationType({});
builder.subscriptionType({});

/** The schema that this surface serves. */
export const schema = builder.toSchema();

/** The schema in its own language (SDL), in the order of the alphabet: the same schema gives the same text. */
export const schemaText = (): string => `${printSchema(lexicographicSortSchema(schema))}\n`;
