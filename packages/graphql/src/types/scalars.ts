import { GraphQLError } from "graphql";
import { builder } from "../builder.ts";

const SHOWN = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

builder.scalarType("DateTime", {
  description: "A moment: RFC 3339, in UTC, with milliseconds.",
  serialize(value) {
    if (value instanceof Date) return value.toISOString();
    return SHOWN.test(value) ? value : new Date(value).toISOString();
  },
  parseValue(value) {
    if (typeof value === "string") return value;
    throw new GraphQLError("A DateTime is a string in RFC 3339.");
  },
});

builder.scalarType("Decimal", {
  description: "An exact decimal number, such as an amount of money: a string. As input, a number will do too.",
  serialize: (value) => (typeof value === "string" ? value : value.toFixed()),
  parseValue(value) {
    if (typeof value === "string" || typeof value === "number") return value;
    throw new GraphQLError("A Decimal is a number, or a string that holds one.");
  },
});

builder.scalarType("JSON", {
  description: "Any JSON value, whose shape something beside it tells.",
  serialize: (value) => value,
});
