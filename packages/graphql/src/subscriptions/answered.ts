import { CREDENTIAL_CHANGED, endsCredential, type Failure } from "@orrery/operation";
import { type ExecutionResult, GraphQLError } from "graphql";
import type { Exchange } from "../exchange.ts";
import { answer, shownResult } from "../http/answer.ts";
import { asGraphQLError, causeOf, type Report } from "../http/errors.ts";
import { BrokenOff } from "./broken-off.ts";

const DONE = { done: true, value: undefined } as const;

/** Subscriptions that are open in this process. */
export class OpenStreams {
  count = 0;
}

/**
 * The results of a subscription as they are sent, the first one with what it cost. It ends when its subscriber leaves
 * (`return`), or with an error that is told as the last result. All else breaks off, so that nobody takes it for the end.
 * @throws BrokenOff
 */
export class AnsweredStream implements AsyncGenerator<ExecutionResult, undefined> {
  readonly #results: AsyncIterator<ExecutionResult>;
  readonly #exchange: Exchange;
  readonly #report: Report;
  readonly #open: OpenStreams;
  #isFirst = true;
  #isLeft = false;
  #isOver = false;

  constructor(results: AsyncIterable<ExecutionResult>, exchange: Exchange, report: Report, open: OpenStreams) {
    this.#results = results[Symbol.asyncIterator]();
    this.#exchange = exchange;
    this.#report = report;
    this.#open = open;
    open.count += this.#counts;
  }

  /** Who is told by a channel is counted there, one by one. */
  get #counts(): number {
    return this.#exchange.isShared ? 0 : 1;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<ExecutionResult, undefined>> {
    if (this.#isOver) return DONE;
    try {
      const { done, value } = await this.#results.next();
      if (!done) return { done: false, value: await this.#shown(value) };
    } catch (error) {
      this.#end();
      if (this.#isLeft) return DONE;
      const failure = this.#endOfCredential(error);
      if (failure) throw new BrokenOff(failure);
      return { done: false, value: await this.#shown({ errors: [asGraphQLError(error)] }) };
    }
    this.#end();
    if (this.#isLeft) return DONE;
    throw new BrokenOff();
  }

  async return(): Promise<IteratorReturnResult<undefined>> {
    this.#isLeft = true;
    this.#end();
    await this.#results.return?.();
    return DONE;
  }

  throw(): Promise<IteratorReturnResult<undefined>> {
    return this.return();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }

  async #shown(result: ExecutionResult): Promise<ExecutionResult> {
    const { cursor } = this.#exchange;
    const isFirst = this.#isFirst && !this.#exchange.isShared;
    this.#isFirst = false;
    const shown = isFirst
      ? await answer(result, this.#exchange, this.#report)
      : shownResult(result, this.#exchange, this.#report);
    return cursor === undefined ? shown : { ...shown, extensions: { ...shown.extensions, cursor } };
  }

  /** What has become of the credential, where that is for the transport to say and not for a result. */
  #endOfCredential(error: unknown): Failure | undefined {
    const cause = error instanceof GraphQLError ? causeOf(error) : error;
    if (!endsCredential(cause)) return undefined;
    // With other rights the same subscription may well be had: its client is to try.
    return this.#exchange.reply.endsByItself || cause.reason === CREDENTIAL_CHANGED.name ? cause : undefined;
  }

  #end(): void {
    if (!this.#isOver) this.#open.count -= this.#counts;
    this.#isOver = true;
  }
}
