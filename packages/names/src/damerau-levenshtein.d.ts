declare module "damerau-levenshtein" {
  /** How many letters were added, left out, replaced, or swapped with their neighbour. */
  export default function distance(one: string, other: string): { readonly steps: number };
}
