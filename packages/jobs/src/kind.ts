import type { z } from "zod";

/** A kind of job, declared once beside what does it: the name of its queue, what it is told, and how often it is tried. */
export interface JobKind<Data extends z.ZodType = z.ZodType> {
  /** `noun.verb`. */
  readonly name: string;
  /** Plain JSON. */
  readonly data: Data;
  /** How often it is tried again after it failed, or after its process was lost. */
  readonly retries: number;
  /** How long to wait before it is tried again: at first, and at most as that doubles. */
  readonly retrySeconds: { readonly first: number; readonly most: number };
  /** How long it is kept, waiting and retries included; longer than all of these together. */
  readonly retentionDays: number;
  /** Whose it is, where no one of them may have all of a process's places. */
  readonly ownerOf?: ((data: z.output<Data>) => string) | undefined;
}

const DEFAULTS = { retries: 10, retrySeconds: { first: 1, most: 60 }, retentionDays: 14 } as const;

export function jobKind<Data extends z.ZodType>(
  name: `${string}.${string}`,
  data: Data,
  options: Partial<Pick<JobKind<Data>, "retries" | "retrySeconds" | "retentionDays" | "ownerOf">> = {},
): JobKind<Data> {
  return { ...DEFAULTS, ...options, name, data };
}
