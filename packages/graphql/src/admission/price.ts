import type { Operation } from "@orrery/operation";
import type { GraphQLFieldExtensions } from "graphql";

/** Coerced arguments of a field. */
export type FieldArguments = Readonly<Record<string, unknown>>;

/** What a field asks of the server, known before it runs. */
export interface Price {
  /** The operations that resolving it once may invoke: each is admitted with the document. */
  calls?(args: FieldArguments): readonly Operation[];
  /** The rows that it may return; what is selected below it is priced once for each. One where absent. */
  rows?(args: FieldArguments): number;
}

const PRICE = "orrery.price";

/** Puts a price on a field: `extensions: priced({ … })`. */
export const priced = (price: Price): Record<string, unknown> => ({ [PRICE]: price });

export function priceOf({ extensions }: { extensions: GraphQLFieldExtensions<unknown, unknown> }): Price | undefined {
  return (extensions as Record<string, unknown>)[PRICE] as Price | undefined;
}
