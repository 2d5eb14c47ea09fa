import { hash } from "node:crypto";
import type { z } from "zod";
import { assertPolicy, type Invocation, type InvokeOptions } from "./invocation.ts";
import { jsonOf } from "./json-text.ts";
import type { Operation } from "./operation.ts";
import { Outcome } from "./outcome.ts";
import type { Permit } from "./permit.ts";
import type { Principal } from "./principal.ts";
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
  if (standing === undefined) return undefined;
  return hash("sha256", JSON.stringify([operation.name, form, viewOf(principal), standing, input]), "base64url").slice(
    0,
    22,
  );
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
