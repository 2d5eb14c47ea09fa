import { Failure } from "@orrery/operation";
import type { ExecutionResult } from "graphql";
import type { Exchange } from "../exchange.ts";
import { withCost } from "../http/answer.ts";
import type { OpenStreams } from "./answered.ts";
import { BrokenOff } from "./broken-off.ts";
import type { Channel, Listener, Told } from "./channel.ts";

type Results = AsyncGenerator<ExecutionResult, undefined>;

interface Own {
  readonly results: Results;
  readonly exchange: Exchange;
}

export interface SharedParts {
  /** The subscriber's own, admitted. */
  readonly exchange: Exchange;
  readonly beginsNow: boolean;
  readonly open: OpenStreams;
  /** The channel in which the same is told; undefined where there can't be one. */
  channel(): Promise<Channel | undefined>;
  /** Subscribes for this subscriber alone. */
  begin(exchange: Exchange): Promise<Results | ExecutionResult>;
  /** Sends a result's JSON, in UTF-8. @returns undefined while there is room for more, else when there is again */
  send(bytes: Uint8Array): Promise<void> | undefined;
}

const DONE = { done: true, value: undefined } as const;

/**
 * The results of a subscription that others may have as well. It is told them by the channel, past this generator, for as
 * long as it keeps up; and gets them by itself until it is where the channel is, when it reads too slowly, and where the channel
 * ends with the credential that it was begun with. Whichever way, each event comes once, in order.
 */
export class SharedSubscription implements AsyncGenerator<ExecutionResult, undefined>, Listener {
  readonly #parts: SharedParts;
  #own: Own | undefined;
  #holding: Channel | undefined;
  /** Whether the channel tells it. */
  #isTold = false;
  /** Settled when the channel tells it nothing more, with when there is room again. */
  #alone = Promise.withResolvers<void>();
  #cursor: string | undefined;
  #lastEvent: string | undefined;
  #isFirst = true;
  #isOver = false;

  private constructor(parts: SharedParts) {
    this.#parts = parts;
  }

  /** @returns what is wrong with the subscription, where something is */
  static async begin(parts: SharedParts): Promise<SharedSubscription | ExecutionResult> {
    const subscription = new SharedSubscription(parts);
    if (parts.beginsNow && subscription.#join(await subscription.#held())) return subscription;
    const results = await parts.begin(parts.exchange);
    if (!isResults(results)) return results;
    subscription.#own = { results, exchange: parts.exchange };
    if (subscription.#isOver) await results.return(undefined);
    return subscription;
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<ExecutionResult, undefined>> {
    while (!this.#isOver) {
      if (this.#own) {
        if (!(await this.#keepsUp())) return this.#nextOwn(this.#own);
        continue;
      }
      await this.#alone.promise;
      if (this.#isOver) break;
      const refused = await this.#goOn();
      if (refused) return this.#last(refused);
    }
    return DONE;
  }

  async return(): Promise<IteratorReturnResult<undefined>> {
    const own = this.#own;
    this.#own = undefined;
    this.#end();
    await own?.results.return(undefined);
    return DONE;
  }

  throw(): Promise<IteratorReturnResult<undefined>> {
    return this.return();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }

  tell({ cursor, isEvent, result, bytes }: Told): void {
    this.#cursor = cursor;
    if (isEvent) this.#lastEvent = cursor;
    const isFirst = this.#isFirst;
    this.#isFirst = false;
    const room = this.#parts.send(
      isFirst ? Buffer.from(JSON.stringify(withCost(result, this.#parts.exchange))) : bytes,
    );
    if (room !== undefined) this.#leave(room);
  }

  over(): void {
    this.#leave();
  }

  async #nextOwn({ results, exchange }: Own) {
    const next = await results.next();
    if (next.done) this.#end();
    else {
      const { cursor, isEvent } = exchange.told;
      this.#cursor = cursor;
      if (isEvent) this.#lastEvent = cursor;
      this.#isFirst = false;
    }
    return next;
  }

  /** Whether it has been told what the channel has told last, and goes on with that. What it got itself has been sent by now. */
  async #keepsUp(): Promise<boolean> {
    const own = this.#own;
    if (this.#lastEvent === undefined) return false;
    const channel = await this.#held();
    if (this.#isOver || channel?.lastEvent !== this.#lastEvent || !this.#join(channel)) return false;
    this.#own = undefined;
    own?.results.return(undefined).catch(() => undefined);
    return true;
  }

  /** The channel, which goes on until this one is over. */
  async #held(): Promise<Channel | undefined> {
    const channel = await this.#parts.channel();
    channel?.hold(this);
    this.#holding = channel;
    if (!this.#isOver) return channel;
    channel?.release(this);
    return undefined;
  }

  #join(channel: Channel | undefined): boolean {
    if (!channel?.join(this)) return false;
    this.#isTold = true;
    this.#alone = Promise.withResolvers();
    this.#parts.open.count += 1;
    return true;
  }

  #leave(room?: Promise<void>): void {
    if (!this.#isTold) return;
    this.#isTold = false;
    this.#parts.open.count -= 1;
    this.#holding?.leave(this);
    this.#alone.resolve(room);
  }

  #end(): void {
    this.#isOver = true;
    this.#leave();
    this.#holding?.release(this);
    this.#alone.resolve();
  }

  /** By itself, after what it was told last. @returns why it can't */
  async #goOn(): Promise<ExecutionResult | undefined> {
    try {
      const exchange = await this.#parts.exchange.again({ after: this.#cursor });
      const results = await this.#parts.begin(exchange);
      if (!isResults(results)) return results;
      this.#own = { results, exchange };
      if (this.#isOver) await results.return(undefined);
      return undefined;
    } catch (error) {
      throw error instanceof Failure ? new BrokenOff(error) : error;
    }
  }

  #last(result: ExecutionResult): IteratorResult<ExecutionResult, undefined> {
    this.#end();
    return { done: false, value: result };
  }
}

const isResults = (given: Results | ExecutionResult): given is Results => Symbol.asyncIterator in given;
