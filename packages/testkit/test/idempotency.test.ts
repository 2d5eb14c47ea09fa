import { purgeIdempotencyRecords } from "@orrery/db";
import { getOrganization } from "@orrery/domain";
import {
  createWorld,
  effectProbe,
  freshDatabase,
  PROBE_REFUSED,
  probed,
  probeScope,
  type TestWorld,
  writeProbe,
} from "@orrery/testkit";
import { beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";

let world: TestWorld;
beforeEach(async () => {
  world = await createWorld();
});

const prober = () => world.withScopes([probeScope.name]);
const rows = () => world.database.system.estateAgent.findMany({ where: { organizationId: world.organizationId } });

/** A handler that waits until it is let go, and tells when it has begun. */
function gate() {
  const begun = Promise.withResolvers<void>();
  const open = Promise.withResolvers<void>();
  const wait = async () => {
    begun.resolve();
    await open.promise;
  };
  return { begun: begun.promise, open: open.resolve, wait };
}

describe("an idempotency key", () => {
  it("runs a write once: the second answer is the first one's, without its secret, and says so", async () => {
    const principal = prober();
    const first = await world.invoke(writeProbe(), { name: "a" }, { principal, idempotencyKey: "k" });
    const second = await world.invoke(writeProbe(), { name: "a" }, { principal, idempotencyKey: "k" });
    expect(first.replayed).toBe(false);
    expect(first.output).toHaveProperty("secret");
    expect(second.replayed).toBe(true);
    const { secret: _, ...shown } = first.output as { secret: string };
    expect(second.output).toEqual(shown);
    expect(await rows()).toHaveLength(1);
    expect((await world.events()).map(({ type }) => type)).toEqual([probed.type]);
  });

  it("refuses other input under the same key", async () => {
    const principal = prober();
    await world.invoke(writeProbe(), { name: "a" }, { principal, idempotencyKey: "k" });
    const reused = world.invoke(writeProbe(), { name: "b" }, { principal, idempotencyKey: "k" });
    await expect(reused).rejects.toMatchObject({ code: "CONFLICT", reason: "IDEMPOTENCY_KEY_REUSED" });
  });

  it("shows nothing again to a credential whose rights have changed in between", async () => {
    const principal = prober();
    await world.invoke(writeProbe(), { name: "a" }, { principal, idempotencyKey: "k" });
    const [more, confined] = [
      { ...principal, grants: [...principal.grants, "leads:read"] },
      { ...principal, confinedTo: ["estate-agent:0197f000-0000-7000-8000-000000000001"] },
    ];
    for (const changed of [more, confined]) {
      const again = world.invoke(writeProbe(), { name: "a" }, { principal: changed, idempotencyKey: "k" });
      await expect(again).rejects.toMatchObject({ reason: "IDEMPOTENCY_KEY_REUSED" });
    }
  });

  it("is honoured by an operation whose output is nothing at all", async () => {
    const nothing = z.unknown().transform(() => undefined);
    const operation = { ...writeProbe(), output: nothing, redact: () => undefined };
    const principal = prober();
    for (const replayed of [false, true]) {
      const outcome = await world.invoke(operation, { name: "a" }, { principal, idempotencyKey: "k" });
      expect(outcome.replayed).toBe(replayed);
      expect(outcome.output ?? null).toBeNull();
    }
    expect(await rows()).toHaveLength(1);
  });

  it("is its credential's and its operation's own", async () => {
    const principal = prober();
    await world.invoke(writeProbe(), { name: "a" }, { principal, idempotencyKey: "k" });
    await world.invoke(writeProbe(), { name: "b" }, { principal: prober(), idempotencyKey: "k" });
    await world.invoke(effectProbe(), { name: "c" }, { principal, idempotencyKey: "k" });
    expect(await rows()).toHaveLength(3);
  });

  it("keeps nothing of a failure: the same key may be tried again", async () => {
    const principal = prober();
    const failing = writeProbe(async ({ fail }) => fail(PROBE_REFUSED));
    await expect(world.invoke(failing, { name: "a" }, { principal, idempotencyKey: "k" })).rejects.toMatchObject({
      reason: "PROBE_REFUSED",
    });
    expect(await rows()).toHaveLength(0);
    expect((await world.invoke(writeProbe(), { name: "a" }, { principal, idempotencyKey: "k" })).replayed).toBe(false);
  });

  it("must be 1 to 255 visible ASCII characters", async () => {
    for (const idempotencyKey of ["", "a b", "ü", "x".repeat(256)]) {
      const refused = world.invoke(writeProbe(), { name: "a" }, { principal: prober(), idempotencyKey });
      await expect(refused).rejects.toMatchObject({ code: "BAD_REQUEST" });
    }
    await world.invoke(writeProbe(), { name: "a" }, { principal: prober(), idempotencyKey: "x".repeat(255) });
  });

  it("is forgotten after 24 hours, by the look-up at once and by the purge for good", async () => {
    const { system } = world.database;
    const principal = prober();
    await world.invoke(writeProbe(), { name: "a" }, { principal, idempotencyKey: "old" });
    await world.invoke(writeProbe(), { name: "a" }, { principal, idempotencyKey: "young" });
    const age = (hours: number) => ({ createdAt: new Date(Date.now() - hours * 3_600_000) });
    await system.idempotencyRecord.updateMany({
      where: { credentialId: principal.credentialId, key: "old" },
      data: age(24.1),
    });
    await system.idempotencyRecord.updateMany({
      where: { credentialId: principal.credentialId, key: "young" },
      data: age(23.9),
    });
    expect((await world.invoke(writeProbe(), { name: "b" }, { principal, idempotencyKey: "old" })).replayed).toBe(
      false,
    );
    expect((await world.invoke(writeProbe(), { name: "a" }, { principal, idempotencyKey: "young" })).replayed).toBe(
      true,
    );
    await system.idempotencyRecord.updateMany({
      where: { credentialId: principal.credentialId, key: "old" },
      data: age(24.1),
    });
    expect(await purgeIdempotencyRecords(system)).toBeGreaterThanOrEqual(1);
    const left = await system.idempotencyRecord.findMany({ where: { credentialId: principal.credentialId } });
    expect(left.map(({ key }) => key)).toEqual(["young"]);
  });
});

describe("a concurrent twin", () => {
  it("gets its conflict at once, while an unrelated read is not held up", async ({ skip }) => {
    // The embedded database has one connection, so a twin there waits for the transaction and then gets the replay.
    if (world.database.kind === "embedded") skip("one connection");
    const { begun, open, wait } = gate();
    const principal = prober();
    const first = world.invoke(writeProbe(wait), { name: "a" }, { principal, idempotencyKey: "k" });
    await begun;
    const twins = Array.from({ length: 12 }, () =>
      world.invoke(writeProbe(), { name: "a" }, { principal, idempotencyKey: "k" }),
    );
    for (const twin of await Promise.allSettled(twins)) {
      expect(twin).toMatchObject({ status: "rejected", reason: { reason: "IDEMPOTENCY_IN_PROGRESS" } });
    }
    expect((await world.invoke(getOrganization, {})).output).toMatchObject({ id: world.organizationId });
    open();
    expect((await first).replayed).toBe(false);
    expect(await rows()).toHaveLength(1);
  });

  it("never runs the write a second time, on the embedded database either", async () => {
    const principal = prober();
    const both = await Promise.allSettled(
      Array.from({ length: 6 }, () => world.invoke(writeProbe(), { name: "a" }, { principal, idempotencyKey: "k" })),
    );
    for (const one of both) {
      if (one.status === "rejected") expect(one.reason).toMatchObject({ reason: "IDEMPOTENCY_IN_PROGRESS" });
    }
    expect(both.some(({ status }) => status === "fulfilled")).toBe(true);
    expect(await rows()).toHaveLength(1);
  });

  it("of an effect under way gets its conflict at once, and holds up nothing", async () => {
    const { begun, open, wait } = gate();
    const principal = prober();
    const operation = effectProbe({ work: () => wait().then(() => "done") });
    const first = world.invoke(operation, { name: "a" }, { principal, idempotencyKey: "k" });
    await begun;
    const twin = world.invoke(operation, { name: "a" }, { principal, idempotencyKey: "k" });
    await expect(twin).rejects.toMatchObject({ reason: "IDEMPOTENCY_IN_PROGRESS" });
    expect((await world.invoke(getOrganization, {})).output).toMatchObject({ id: world.organizationId });
    open();
    expect((await first).output).toEqual({ name: "done" });
    expect((await world.invoke(operation, { name: "a" }, { principal, idempotencyKey: "k" })).replayed).toBe(true);
  });
});

describe("an effect", () => {
  it("settles what it prepared, with its event", async () => {
    const { output } = await world.invoke(effectProbe(), { name: "a" }, { principal: prober() });
    expect(output).toEqual({ name: "done a" });
    expect((await rows()).map(({ name }) => name)).toEqual(["done a"]);
    expect((await world.events()).map(({ type }) => type)).toEqual([probed.type]);
  });

  it("undoes what it reserved when its work fails, and frees its key", async () => {
    const principal = prober();
    const failing = effectProbe({ work: async (_, fail) => fail(PROBE_REFUSED) });
    await expect(world.invoke(failing, { name: "a" }, { principal, idempotencyKey: "k" })).rejects.toMatchObject({
      reason: "PROBE_REFUSED",
    });
    expect((await rows()).map(({ name }) => name)).toEqual(["abandoned"]);
    expect((await world.invoke(effectProbe(), { name: "a" }, { principal, idempotencyKey: "k" })).replayed).toBe(false);
  });

  it("keeps neither row nor event of a settling that fails", async () => {
    const failing = effectProbe({
      settle: () => {
        throw new Error("boom");
      },
    });
    await expect(world.invoke(failing, { name: "a" }, { principal: prober() })).rejects.toThrow("boom");
    expect((await rows()).map(({ name }) => name)).toEqual(["abandoned"]);
    expect(await world.events()).toEqual([]);
  });

  it("is aborted when it takes longer than it said", async () => {
    let aborted = false;
    const slow = effectProbe({
      timeoutMs: 20,
      work: (signal) =>
        new Promise<string>(() => {
          signal.addEventListener("abort", () => {
            aborted = true;
          });
        }),
    });
    await expect(world.invoke(slow, { name: "a" }, { principal: prober() })).rejects.toThrow("took too long");
    expect(aborted).toBe(true);
    expect((await rows()).map(({ name }) => name)).toEqual(["abandoned"]);
  });

  it("that was overtaken after its lease settles nothing, and leaves its successor's record alone", async () => {
    const principal = prober();
    const late = gate();
    const overtaken = world.invoke(
      effectProbe({ work: () => late.wait().then(() => "late") }),
      { name: "a" },
      { principal, idempotencyKey: "k" },
    );
    await late.begun;
    const { credentialId } = principal;
    const lapsed = { leaseUntil: new Date(Date.now() - 60_000) };
    await world.database.system.idempotencyRecord.updateMany({ where: { credentialId }, data: lapsed });
    const next = gate();
    const successor = world.invoke(
      effectProbe({ work: () => next.wait().then(() => "successor") }),
      { name: "a" },
      { principal, idempotencyKey: "k" },
    );
    await next.begun;
    late.open();
    await expect(overtaken).rejects.toMatchObject({ code: "CONFLICT", reason: "LEASE_LOST" });
    const third = world.invoke(effectProbe(), { name: "a" }, { principal, idempotencyKey: "k" });
    await expect(third).rejects.toMatchObject({ reason: "IDEMPOTENCY_IN_PROGRESS" });
    next.open();
    expect((await successor).output).toEqual({ name: "successor" });
    expect((await rows()).map(({ name }) => name).sort()).toEqual(["abandoned", "successor"]);
    expect((await world.events()).map(({ type }) => type)).toEqual([probed.type]);
  });

  it.each(["k", undefined])(
    "that settled is not undone when only the answer was lost (key %s)",
    async (idempotencyKey) => {
      const lost = { armed: false };
      await using fresh = await freshDatabase({
        after(sql) {
          if (!lost.armed || sql !== "COMMIT") return;
          lost.armed = false;
          throw new Error("the answer was lost");
        },
      });
      const own = await createWorld({ database: fresh.database });
      const principal = own.withScopes([probeScope.name]);
      const operation = effectProbe({
        settle: () => {
          lost.armed = true;
        },
      });
      await expect(own.invoke(operation, { name: "a" }, { principal, idempotencyKey })).rejects.toThrow(
        "the answer was lost",
      );
      const [row] = await fresh.database.system.estateAgent.findMany();
      expect(row?.name).toBe("done a");
      if (idempotencyKey !== undefined) {
        const again = await own.invoke(operation, { name: "a" }, { principal, idempotencyKey });
        expect(again).toMatchObject({ replayed: true, output: { name: "done a" } });
      }
    },
  );

  it("whose process died frees its key when its lease runs out", async () => {
    await using fresh = await freshDatabase();
    const own = await createWorld({ database: fresh.database });
    const principal = own.withScopes([probeScope.name]);
    const died = effectProbe({ work: () => new Promise<string>(() => undefined), timeoutMs: 60_000 });
    void own.invoke(died, { name: "a" }, { principal, idempotencyKey: "k" }).catch(() => undefined);
    const find = () =>
      fresh.database.system.idempotencyRecord.findFirst({ where: { credentialId: principal.credentialId } });
    await expect.poll(find).toMatchObject({ output: null });
    await expect(own.invoke(effectProbe(), { name: "a" }, { principal, idempotencyKey: "k" })).rejects.toMatchObject({
      reason: "IDEMPOTENCY_IN_PROGRESS",
    });
    await fresh.database.system.idempotencyRecord.updateMany({ data: { leaseUntil: new Date(Date.now() - 1) } });
    const again = await own.invoke(effectProbe(), { name: "a" }, { principal, idempotencyKey: "k" });
    expect(again).toMatchObject({ replayed: false, output: { name: "done a" } });
  });
});
