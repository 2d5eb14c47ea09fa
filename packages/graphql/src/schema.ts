import "./types/scalars.ts";
import "./bindings.ts";
import "./relay/node.ts";
import { builder } from "./builder.ts";

builder.queryType({});
builder.mutationType({});

/** The schema that this surface serves. */
export const schema = builder.toSchema();
