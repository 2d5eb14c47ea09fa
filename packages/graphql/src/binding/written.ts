import type { Operation, Outcome } from "@orrery/operation";
import type { z } from "zod";
import type { Exchange } from "../exchange.ts";

type Given<Op> = Op extends Operation<string, z.ZodType, infer O> ? z.input<O> | z.output<O> : never;

/** What a write gave, as its payload shows it. */
export class Written<Op extends Operation> {
  readonly replayed: boolean;
  /** The handler's rows, or for a replay the output of the first time. */
  readonly given: Given<Op>;
  readonly #again = new Map<string, Promise<unknown>>();

  constructor(outcome: Outcome<z.ZodType>) {
    this.replayed = outcome.replayed;
    this.given = (outcome.replayed ? outcome.output : outcome.rows) as Given<Op>;
  }

  /** The noun as it is now; asked once, under however many aliases a document selects it. */
  again(get: Operation, id: string, exchange: Exchange): Promise<unknown> {
    const known = this.#again.get(id) ?? exchange.invoke(get, { id }).then(({ rows }) => rows);
    this.#again.set(id, known);
    return known;
  }
}
