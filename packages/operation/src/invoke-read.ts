import { hash } from "node:crypto";
import type { z } from "zod";
import { assertPolicy, type Invocation, type InvokeOptions } from "./invocation.ts";
import { jsonOf } from "./json-text.ts";
import type { Operation } from "./operation.ts";
import { Outcome } from "./outcome.ts";
import type { Permit } from "./permit.ts";
import { isPrincipal, type Principal } from "./principal.ts";
import type { ReadCache } from "./read-cache.ts";

/**
 * A read: the handler, without a transaction. Where the operation says what it reads and where that data stands is known,
 * its answer has a tag, and is kept for the next who asks for the same and may see the same.
 */
export async function invokeRead<A extends object, O extends z.ZodType>(
  cache: ReadCache | undefined,
  permit: Permit,
  invocation: Invocation<A>,
  operation: Operation<string, z.ZodType, O>,
  options: InvokeOptions,
): Promise<Outcome<O>> {
  assertPolicy(invocation);
  const tag = cache && tagOf(cache, permit, invocation, options);
  if (cache === undefined || tag === undefined) return read(invocation, operation, options);
  if (options.isKept?.(tag)) return Outcome.unchanged(operation, tag);
  const kept = cache.get(tag);
  if (kept) {
    permit.readAt(kept);
    return kept.value as Outcome<O>;
  }
  const { asOf, admittedAtMs } = permit;
  const outcome = await read(invocation, operation, options, tag);
  cache.offer(tag, { value: outcome, asOf, admittedAtMs }, () => (jsonOf(outcome.output) ?? "").length);
  return outcome;
}

async function read<A extends object, O extends z.ZodType>(
  invocation: Invocation<A>,
  operation: Operation<string, z.ZodType, O>,
  { form, shape }: InvokeOptions,
  tag?: string,
): Promise<Outcome<O>> {
  const request = { ...invocation.store.reader(invocation.principal), ...invocation.request() };
  const written = form !== undefined && (await operation.write?.({ ...request, form }));
  if (written) return Outcome.written(operation, written, tag);
  const selected = shape === undefined ? undefined : await operation.select?.(request);
  return Outcome.fresh(operation, selected ?? (await operation.handle?.(request)), tag);
}

/** Of what is asked, who asks, and where the data stands; undefined where that is not known, or it is not the whole answer that is asked for. */
function tagOf<A>(
  cache: ReadCache,
  permit: Permit,
  { operation, principal, input }: Invocation<A>,
  { shape, form }: InvokeOptions,
): string | undefined {
  const { reads } = operation;
  if (!reads || shape !== undefined) return undefined;
  const standing = cache.standingOf(principal.organizationId, reads, permit.versions);
  return standing === undefined ? undefined : tagFor(operation.name, form, viewOf(principal), standing, input);
}

const tagFor = (...parts: readonly unknown[]) => hash("sha256", JSON.stringify(parts), "base64url").slice(0, 22);

/** What a surface makes of several reads together, and would make of them again as long as their data stands where it did. */
export interface SurfaceRead {
  /** The surface, and everything that its answer depends on beside the data and who sees it. */
  readonly asked: readonly unknown[];
  /** All nouns whose data it is made of; the calls that were admitted have named them. */
  readonly reads: readonly string[];
}

/** A place for an answer, by where its data stood when the request was admitted. */
export interface KeptAnswer {
  /** What was put there, before or by an earlier request, which the answer's `asOf` is then of. */
  take(): unknown;
  /** Offers what was read after this request was admitted. @param size in characters */
  offer(value: unknown, size: number): void;
}

/** Undefined where nothing may be kept: nobody knows where the data stands. */
export function keptAnswer(
  cache: ReadCache | undefined,
  permit: Permit,
  { asked, reads }: SurfaceRead,
): KeptAnswer | undefined {
  const { caller, asOf, admittedAtMs } = permit;
  if (!cache || !isPrincipal(caller)) return undefined;
  const standing = cache.standingOf(caller.organizationId, reads, permit.versions);
  if (standing === undefined) return undefined;
  const tag = tagFor(...asked, viewOf(caller), standing);
  return {
    take() {
      const kept = cache.get(tag);
      if (kept) permit.readAt(kept);
      return kept?.value;
    },
    offer: (value, size) => cache.offer(tag, { value, asOf, admittedAtMs }, () => size),
  };
}

const views = new WeakMap<Principal, string>();

/** What a principal sees the same as everybody else of whom this gives the same text. */
export function viewOf(principal: Principal): string {
  const known = views.get(principal);
  if (known !== undefined) return known;
  const { organizationId, grants, confinedTo } = principal;
  const view = JSON.stringify([organizationId, grants.toSorted(), confinedTo?.toSorted() ?? null]);
  views.set(principal, view);
  return view;
}
