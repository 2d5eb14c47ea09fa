import type { z } from "zod";
import type { Operation } from "./operation.ts";

/**
 * What an invocation gave. `rows` is what the handler returned, for GraphQL's own view; `output` is the canonical
 * output, for everyone else. A replay has the output of the first time and no rows.
 */
export class Outcome<O extends z.ZodType> {
  readonly replayed: boolean;
  readonly rows: z.input<O> | undefined;
  readonly #operation: Operation<string, z.ZodType, O>;
  #output: z.output<O> | undefined;

  private constructor(
    operation: Operation<string, z.ZodType, O>,
    from: { rows: z.input<O> } | { output: z.output<O> },
  ) {
    this.#operation = operation;
    this.replayed = "output" in from;
    this.rows = "rows" in from ? from.rows : undefined;
    this.#output = "output" in from ? from.output : undefined;
  }

  static fresh<O extends z.ZodType>(operation: Operation<string, z.ZodType, O>, rows: unknown): Outcome<O> {
    return new Outcome(operation, { rows: rows as z.input<O> });
  }

  static replay<O extends z.ZodType>(operation: Operation<string, z.ZodType, O>, json: string): Outcome<O> {
    return new Outcome(operation, { output: JSON.parse(json) as z.output<O> });
  }

  /** Serialised on first use: GraphQL never asks for it. */
  get output(): z.output<O> {
    this.#output ??= this.#operation.output.parse(this.rows);
    return this.#output as z.output<O>;
  }

  /** The text that a replay will give, without what it may not show. */
  get record(): string {
    const shown = this.#operation.redact ? this.#operation.redact(this.output) : this.output;
    return JSON.stringify(shown) ?? "null";
  }
}
