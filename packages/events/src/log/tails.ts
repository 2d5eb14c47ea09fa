import type { Head } from "../relay/move.ts";
import { type ReadNext, Tail } from "./tail.ts";

export interface TailsOptions {
  readNext(organizationId: string): ReadNext;
  /** How far the logs of these organizations go. */
  readHeads(organizationIds: readonly string[]): Promise<readonly Head[]>;
  /** How often followed organizations are looked at, for what nobody has announced. */
  readonly pollMs: number;
}

interface Followed {
  readonly tail: Tail;
  followers: number;
}

/** One tail for each organization that somebody in this process follows. */
export class Tails {
  readonly #options: TailsOptions;
  readonly #followed = new Map<string, Followed>();
  #timer: NodeJS.Timeout | undefined;
  #isOver = false;

  constructor(options: TailsOptions) {
    this.#options = options;
  }

  /** Whether everybody was sent away. */
  get isOver(): boolean {
    return this.#isOver;
  }

  /** Runs `work` with the organization's tail, which is there for as long as somebody works with it. */
  async *use<T>(organizationId: string, work: (tail: Tail) => AsyncIterable<T>): AsyncGenerator<T> {
    const followed = this.#followed.get(organizationId) ?? this.#follow(organizationId);
    followed.followers += 1;
    try {
      yield* work(followed.tail);
    } finally {
      followed.followers -= 1;
      if (followed.followers === 0) this.#followed.delete(organizationId);
      if (this.#followed.size === 0) this.#rest();
    }
  }

  note({ organizationId, position }: Head): void {
    this.#followed.get(organizationId)?.tail.note(position);
  }

  /** Sends all followers away, for good. */
  end(): void {
    this.#isOver = true;
    this.#rest();
    for (const { tail } of this.#followed.values()) tail.end();
  }

  #follow(organizationId: string): Followed {
    const followed = { tail: new Tail(this.#options.readNext(organizationId)), followers: 0 };
    this.#followed.set(organizationId, followed);
    if (this.#isOver) followed.tail.end();
    else this.#timer ??= setTimeout(() => void this.#poll(), this.#options.pollMs).unref();
    return followed;
  }

  async #poll(): Promise<void> {
    try {
      for (const { tail } of this.#followed.values()) tail.forget();
      for (const head of await this.#options.readHeads([...this.#followed.keys()])) this.note(head);
    } catch {
      // The next time tries again; streams that need the database will notice themselves.
    }
    if (this.#timer !== undefined) this.#timer = setTimeout(() => void this.#poll(), this.#options.pollMs).unref();
  }

  #rest(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
