import type { z } from "zod";
import type { Operation } from "./operation.ts";

type Given<O extends z.ZodType> = ({ readonly rows: z.input<O> } | { readonly output: z.output<O> } | object) & {
  readonly replayed?: true;
  readonly unchanged?: true;
};

/**
 * What an invocation gave. `rows` is what the handler returned, for GraphQL's own view; `output` is the canonical
 * output, for everyone else. A replay has the output of the first time and no rows.
 */
export class Outcome<O extends z.ZodType> {
  readonly replayed: boolean;
  readonly rows: z.input<O> | undefined;
  /**
   * Of a read whose data's versions are known: another text means that it may be another answer. The same in every process,
   * for whoever sees the same.
   */
  readonly tag: string | undefined;
  /** The caller has the answer already, and it is still the same (`InvokeOptions.isKept`): nothing was read. */
  readonly unchanged: boolean;
  readonly #operation: Operation<string, z.ZodType, O>;
  #output: z.output<O> | undefined;

  private constructor(operation: Operation<string, z.ZodType, O>, from: Given<O>, tag?: string) {
    this.#operation = operation;
    this.replayed = from.replayed ?? false;
    this.unchanged = from.unchanged ?? false;
    this.tag = tag;
    this.rows = "rows" in from ? from.rows : undefined;
    this.#output = "output" in from ? from.output : undefined;
  }

  static fresh<O extends z.ZodType>(
    operation: Operation<string, z.ZodType, O>,
    rows: unknown,
    tag?: string,
  ): Outcome<O> {
    return new Outcome(operation, { rows: rows as z.input<O> }, tag);
  }

  /** Of a handler that gives its output itself, as JSON text. */
  static written<O extends z.ZodType>(
    operation: Operation<string, z.ZodType, O>,
    output: unknown,
    tag?: string,
  ): Outcome<O> {
    return new Outcome(operation, { output: output as z.output<O> }, tag);
  }

  static replay<O extends z.ZodType>(operation: Operation<string, z.ZodType, O>, json: string): Outcome<O> {
    return new Outcome(operation, { output: JSON.parse(json) as z.output<O>, replayed: true });
  }

  static unchanged<O extends z.ZodType>(operation: Operation<string, z.ZodType, O>, tag: string): Outcome<O> {
    return new Outcome(operation, { unchanged: true }, tag);
  }

  /** Serialised on first use: GraphQL never asks for it. */
  get output(): z.output<O> {
    if (this.unchanged) throw new Error(`${this.#operation.name} was not read: the caller has the answer.`);
    this.#output ??= this.#operation.output.parse(this.rows);
    return this.#output as z.output<O>;
  }

  /** The text that a replay will give, without what it may not show. */
  get record(): string {
    const shown = this.#operation.redact ? this.#operation.redact(this.output) : this.output;
    return JSON.stringify(shown) ?? "null";
  }
}
