import type { TenantAccess } from "@orrery/db";
import { ANY_CREDENTIAL, event, operationFor, reason, scope } from "@orrery/operation";
import { z } from "zod";

/** Operations that no product has: each proves one thing of the kernel. They use estate agents for rows. */
const { operation, publicOperation } = operationFor<TenantAccess>();

export const probeScope = scope("probes:write", "Run the kernel's probes");
export const PROBE_REFUSED = reason("PROBE_REFUSED", "UNPROCESSABLE", "The probe was told to fail.");
export const UNDECLARED = reason("UNDECLARED", "UNPROCESSABLE", "No operation declares this.");
const reading = { scope: probeScope, model: "EstateAgent" };
export const probed = event("probe.done", "A probe ran.", z.object({ name: z.string() }), reading);
export const undeclaredEvent = event("probe.undeclared", "No operation emits this.", z.object({}), reading);

const Named = z.object({ name: z.string() });

/** Writes a row and an event, and calls `during` while the transaction is open. */
export function writeProbe(
  during: (call: { fail: (cause: typeof PROBE_REFUSED) => never }) => Promise<void> = async () => {},
) {
  return operation({
    name: "probes.write",
    summary: "Writes a row and an event.",
    mode: "write",
    scope: probeScope,
    rate: "write",
    input: Named,
    output: z.object({ id: z.uuid(), name: z.string(), secret: z.string().optional() }),
    errors: [PROBE_REFUSED],
    emits: [probed],
    redact: ({ secret: _, ...shown }) => shown,
    policy: ({ input }) => (input.name === "forbidden" ? PROBE_REFUSED : undefined),
    example: { input: () => ({ name: "probe" }), emits: [probed] },
    async handle({ input, db, emit, fail }) {
      const row = await db.estateAgent.create({ data: input, select: { id: true, name: true, version: true } });
      emit(probed, row, { name: row.name });
      await during({ fail });
      return { ...row, secret: "only the first time" };
    },
  });
}

export interface EffectHooks {
  readonly timeoutMs?: number;
  work?(signal: AbortSignal, fail: (cause: typeof PROBE_REFUSED) => never): Promise<string>;
  settle?(): void;
}

/** Reserves a row named `pending`, works outside, and settles it under the work's result; `abandon` renames it. */
export function effectProbe({ timeoutMs = 1_000, work, settle }: EffectHooks = {}) {
  return operation({
    name: "probes.effect",
    summary: "Works outside its transactions.",
    mode: "effect",
    scope: probeScope,
    rate: "write",
    input: Named,
    output: Named,
    errors: [PROBE_REFUSED],
    emits: [probed],
    timeoutMs,
    example: { input: () => ({ name: "probe" }), emits: [probed] },
    async prepare({ input, db }) {
      return db.estateAgent.create({ data: { name: `pending ${input.name}` }, select: { id: true } });
    },
    async work({ input, signal, fail }) {
      return work ? work(signal, fail) : `done ${input.name}`;
    },
    async settle({ plan, result, db, emit }) {
      const row = await db.estateAgent.update({
        where: { id: plan.id },
        data: { name: result },
        select: { id: true, name: true, version: true },
      });
      emit(probed, row, row);
      settle?.();
      return row;
    },
    async abandon({ plan, db }) {
      await db.estateAgent.update({ where: { id: plan.id }, data: { name: "abandoned" } });
    },
  });
}

/** Yields the names of the rows, one by one, and `ended` when its consumer leaves. */
export function streamProbe(ended: () => void = () => undefined) {
  return operation({
    name: "probes.stream",
    summary: "Streams rows.",
    mode: "stream",
    scope: probeScope,
    rate: "read",
    input: z.object({}),
    output: Named,
    example: { input: () => ({}) },
    async *stream({ db }) {
      try {
        for (const row of await db.estateAgent.findMany({ orderBy: { name: "asc" }, select: { name: true, id: true } }))
          yield row;
      } finally {
        ended();
      }
    },
  });
}

/** Emits an event, or fails with a reason, that it does not declare. */
export function lyingProbe(how: "emits" | "fails") {
  return operation({
    name: "probes.lie",
    summary: "Does what it does not declare.",
    mode: "write",
    scope: probeScope,
    rate: "write",
    input: z.object({}),
    output: z.object({}),
    example: { input: () => ({}) },
    async handle({ emit, fail }) {
      if (how === "emits")
        (emit as (event: unknown, resource: object, data: object) => void)(undeclaredEvent, { id: "", version: 1 }, {});
      else (fail as (cause: unknown) => never)(UNDECLARED);
      return {};
    },
  });
}

/** Trades nothing for what it was told, after it has counted one more call for `subject`. */
export function exchangeProbe(subject?: string) {
  return operation({
    name: "probes.exchange",
    summary: "Answers from outside any transaction.",
    mode: "exchange",
    scope: ANY_CREDENTIAL,
    rate: "refresh",
    input: Named,
    output: Named,
    example: { input: () => ({ name: "probe" }) },
    async handle({ input, throttle, ...rest }) {
      if ("db" in rest) throw new Error("An exchange has no tenant's data.");
      if (subject !== undefined) await throttle(subject);
      return input;
    },
  });
}

export const publicProbe = publicOperation({
  name: "probes.public",
  summary: "Says who asks.",
  mode: "read",
  rate: "read",
  input: z.object({}),
  output: z.object({ kind: z.string() }),
  example: { input: () => ({}) },
  async handle({ caller }) {
    return { kind: caller.kind };
  },
});
