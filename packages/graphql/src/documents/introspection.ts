import { GraphQLError, type ValidationRule } from "graphql";
import type { Plugin } from "graphql-yoga";

const REFUSED =
  "Introspection is off on this server. The published schema is at /docs/schema.graphql; " +
  "the operator can turn introspection on by ORRERY_GRAPHQL_INTROSPECTION=1.";

const SCHEMA_FIELDS: ReadonlySet<string> = new Set(["__schema", "__type"]);

/** Refuses `__schema` and `__type`, wherever a document has them. `__typename` is not introspection but a part of answers. */
const noIntrospection: ValidationRule = (context) => ({
  Field(node) {
    if (SCHEMA_FIELDS.has(node.name.value)) context.reportError(new GraphQLError(REFUSED, { nodes: node }));
  },
});

export const noIntrospectionPlugin: Plugin = {
  onValidate({ addValidationRule }) {
    addValidationRule(noIntrospection);
  },
};
