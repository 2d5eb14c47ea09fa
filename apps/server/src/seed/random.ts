/** Numbers that look like chance and are always the same for one seed, so that the demonstration is the same everywhere. */
export interface Random {
  /** From `min` to below `max`. */
  between(min: number, max: number): number;
  /** A whole number from `min` to `max`, both included. */
  whole(min: number, max: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** So many different ones of the list, in its order. */
  some<T>(list: readonly T[], count: number): T[];
}

/** 2^32 divided by the golden ratio: seeds that are neighbours begin far from each other. */
const SPREAD = 0x9e3779b9;

/** Marsaglia's xorshift with 32 bits ("Xorshift RNGs", 2003). @param seed any whole number */
export function randomFrom(seed: number): Random {
  // Zero would stay zero.
  let state = Math.imul(seed + 1, SPREAD) || 1;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
  // The first numbers of seeds that are alike are alike.
  for (let warming = 0; warming < 4; warming += 1) next();
  const whole = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
  return {
    between: (min, max) => min + next() * (max - min),
    whole,
    chance: (probability) => next() < probability,
    pick: <T>(list: readonly T[]) => list[whole(0, list.length - 1)] as T,
    some(list, count) {
      let wanted = Math.min(count, list.length);
      return list.filter((_, index) => {
        const isTaken = next() < wanted / (list.length - index);
        if (isTaken) wanted -= 1;
        return isTaken;
      });
    },
  };
}
