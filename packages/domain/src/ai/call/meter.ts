import type { ModelUse, UseMeter } from "../ports.ts";

/** Adds up what requests to a model have used. One that is under way counts as the most that it may: nobody knows better yet. */
export class Meter implements UseMeter {
  #used: ModelUse = { inputTokens: 0, outputTokens: 0 };
  readonly #open = new Set<ModelUse>();
  #isEstimated = false;

  begin(most: ModelUse): (used: ModelUse) => void {
    // One object a request: several may have the same figures.
    const open = { ...most };
    this.#open.add(open);
    return (used) => {
      if (!this.#open.delete(open)) return;
      this.#used = sum(this.#used, used);
      if (used === most) this.#isEstimated = true;
    };
  }

  get used(): ModelUse {
    return [...this.#open].reduce(sum, this.#used);
  }

  /** Whether a part of it is the most that it can have been. */
  get isEstimated(): boolean {
    return this.#isEstimated || this.#open.size > 0;
  }
}

const sum = (one: ModelUse, other: ModelUse): ModelUse => ({
  inputTokens: one.inputTokens + other.inputTokens,
  outputTokens: one.outputTokens + other.outputTokens,
});
