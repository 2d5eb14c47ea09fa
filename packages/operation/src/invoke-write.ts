import type { z } from "zod";
import type { EmittedEvent } from "./events.ts";
import { claim } from "./idempotency.ts";
import { assertPolicy, type Invocation } from "./invocation.ts";
import type { Operation } from "./operation.ts";
import { Outcome } from "./outcome.ts";

/** One transaction: the key's claim, the handler, the key's record, the events. All of it commits, or none. */
export async function invokeWrite<A extends object, O extends z.ZodType>(
  invocation: Invocation<A>,
  operation: Operation<string, z.ZodType, O>,
): Promise<Outcome<O>> {
  const { idempotency, store, principal } = invocation;
  const outcome = await store.transaction(principal, async (tx) => {
    const earlier = idempotency && (await claim(tx, idempotency.id, idempotency.hash));
    if (earlier?.output) return Outcome.replay(operation, earlier.output);
    assertPolicy(invocation);
    const emitted: EmittedEvent[] = [];
    const rows = await operation.handle?.({ ...tx.access, ...invocation.request(emitted) });
    const outcome = Outcome.fresh(operation, rows);
    if (idempotency) {
      await tx.saveRecord(idempotency.id, { inputHash: idempotency.hash, output: outcome.record, token: null });
    }
    await tx.append({ events: emitted, audit: invocation.audit(rows) });
    return outcome;
  });
  if (!outcome.replayed) invocation.committed();
  return outcome;
}
