import type { ExecutionResult } from "graphql";
import type { Exchange } from "../exchange.ts";

/** One result, as everybody is told it who subscribed to the same and may see the same. */
export interface Told {
  /** Up to where it tells everything. */
  readonly cursor: string;
  /** Whether there is an event in it, or only that time goes by. */
  readonly isEvent: boolean;
  readonly result: ExecutionResult;
  /** The result as JSON, in UTF-8. */
  readonly bytes: Uint8Array;
}

export interface Listener {
  tell(told: Told): void;
  /** Nothing more will be told: what comes after the last is to be had in another way. */
  over(): void;
}

/** One subscription for all who subscribed to the same: what is to be told is found, read and written once. */
export class Channel {
  readonly #results: AsyncGenerator<ExecutionResult, undefined>;
  readonly #exchange: Exchange;
  readonly #onOver: () => void;
  readonly #listeners = new Set<Listener>();
  readonly #holders = new Set<Listener>();
  #lastEvent: string | undefined;
  #isOver = false;

  /** @param results from now on, of a subscription that `exchange` has admitted */
  constructor(results: AsyncGenerator<ExecutionResult, undefined>, exchange: Exchange, onOver: () => void) {
    this.#results = results;
    this.#exchange = exchange;
    this.#onOver = onOver;
    void this.#run();
  }

  /** The cursor of the last event that was told. */
  get lastEvent(): string | undefined {
    return this.#lastEvent;
  }

  /** It goes on for as long as somebody holds it, who may not be told yet. */
  hold(holder: Listener): void {
    this.#holders.add(holder);
  }

  release(holder: Listener): void {
    this.leave(holder);
    if (this.#holders.delete(holder) && this.#holders.size === 0) this.#end();
  }

  /** @returns false where it is over */
  join(listener: Listener): boolean {
    if (!this.#isOver) this.#listeners.add(listener);
    return !this.#isOver;
  }

  leave(listener: Listener): void {
    this.#listeners.delete(listener);
  }

  async #run(): Promise<void> {
    try {
      for await (const result of this.#results) {
        // A subscription that failed says so last, to whoever asks for it alone.
        if (result.data === undefined || this.#isOver) break;
        this.#tell(result);
      }
    } catch {
      // It broke off, with the credential that it was begun with.
    }
    this.#end();
  }

  #tell(result: ExecutionResult): void {
    const told = { ...this.#exchange.told, result, bytes: Buffer.from(JSON.stringify(result)) };
    if (told.isEvent) this.#lastEvent = told.cursor;
    for (const listener of this.#listeners) listener.tell(told);
  }

  #end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#onOver();
    this.#results.return(undefined).catch(() => undefined);
    for (const listener of this.#listeners) listener.over();
    this.#listeners.clear();
    this.#holders.clear();
  }
}

/** The channels of this process, by what is told in them. */
export class Channels {
  readonly #open = new Map<string, Promise<Channel | undefined>>();

  /**
   * @param begin subscribes; undefined where that is refused
   * @returns the one that there is, or a new one
   */
  of(key: string, begin: (onOver: () => void) => Promise<Channel | undefined>): Promise<Channel | undefined> {
    const known = this.#open.get(key);
    if (known !== undefined) return known;
    const forget = () => {
      if (this.#open.get(key) === opening) this.#open.delete(key);
    };
    const opening = begin(forget).catch(() => undefined);
    this.#open.set(key, opening);
    void opening.then((channel) => channel ?? forget());
    return opening;
  }
}
