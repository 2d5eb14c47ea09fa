import type { LoggedEvent, LogPage } from "@orrery/operation";

/** What a tail keeps of what came last, for followers that are a little behind. */
const KEPT_EVENTS = 256;

/** Reads what comes after a position. */
export type ReadNext = (after: number, limit: number) => Promise<LogPage>;

/**
 * The end of one organization's log, for all who follow it in this process: it reads what is new once, and wakes them. A
 * follower has a position and nothing else; what is not at hand here any more it reads from the log itself.
 */
export class Tail {
  readonly #read: ReadNext;
  readonly #waiting = new Set<() => void>();
  /** The events up to `#position`, without a gap. */
  #recent: readonly LoggedEvent[] = [];
  #position: number | undefined;
  #keptFrom = 1;
  /** How far the log goes, as far as anybody has said. */
  #known = 0;
  #reading: Promise<void> | undefined;
  #isFresh = false;
  #isOver = false;

  constructor(read: ReadNext) {
    this.#read = read;
  }

  /** The first follower has read the log, up to its end or not. */
  begin({ head, keptFrom }: LogPage): void {
    this.#position ??= head;
    this.#keptFrom = Math.max(this.#keptFrom, keptFrom);
    this.note(head);
  }

  /** Somebody says that the log goes so far. */
  note(head: number): void {
    this.#known = Math.max(this.#known, head);
    if (this.#position === undefined || this.#position >= this.#known) return;
    this.#reading ??= this.#advance().then((isRead) => {
      this.#reading = undefined;
      // It may have been said when the last reading was done.
      if (isRead) this.note(0);
    });
  }

  /** Lets go what nobody has needed since the last time that it was asked to. */
  forget(): void {
    if (!this.#isFresh) this.#recent = [];
    this.#isFresh = false;
  }

  /** What is after a position, if it is at hand. */
  after(position: number): LogPage | undefined {
    const head = this.#position;
    if (head === undefined || position > head || position < head - this.#recent.length) return undefined;
    const events = this.#recent.slice(this.#recent.length - (head - position));
    return { events, upTo: head, head, keptFrom: this.#keptFrom };
  }

  /** Waits until there is something after a position, at most `waitMs`. @returns whether there is */
  async wait(position: number, waitMs: number, signal?: AbortSignal): Promise<boolean> {
    if (this.#isBeyond(position)) return true;
    const deadline = performance.now() + waitMs;
    for (let leftMs = waitMs; leftMs > 0; leftMs = deadline - performance.now()) {
      if (this.#isOver || signal?.aborted) return false;
      await this.#change(leftMs, signal);
      if (this.#isBeyond(position)) return true;
    }
    return false;
  }

  /** Sends everybody away who waits, and keeps nobody waiting from now on. */
  end(): void {
    this.#isOver = true;
    this.#wake();
  }

  #isBeyond(position: number): boolean {
    return this.#position !== undefined && this.#position > position;
  }

  /** @returns when something has changed, or there is no reason to wait any more */
  #change(waitMs: number, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve) => {
      const over = () => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", over);
        this.#waiting.delete(over);
        resolve();
      };
      const timer = setTimeout(over, Math.ceil(waitMs)).unref();
      signal?.addEventListener("abort", over, { once: true });
      this.#waiting.add(over);
    });
  }

  #wake(): void {
    for (const over of [...this.#waiting]) over();
  }

  /** @returns whether it is where it should be; whoever says next how far the log goes has it tried again */
  async #advance(): Promise<boolean> {
    try {
      for (let position = this.#position ?? 0; position < this.#known; position = this.#position ?? 0) {
        const { events, upTo, keptFrom } = await this.#read(position, KEPT_EVENTS);
        // Somebody has said more than there is.
        if (upTo === position) return false;
        this.#recent = [...this.#recent, ...events].slice(-KEPT_EVENTS);
        this.#isFresh = true;
        this.#position = upTo;
        this.#keptFrom = keptFrom;
        this.#wake();
      }
      return true;
    } catch {
      return false;
    }
  }
}
