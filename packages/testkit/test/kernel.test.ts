import {
  type CredentialProblem,
  createKernel,
  type Decision,
  type Failure,
  type LimitRequest,
  type Operation,
  type Principal,
} from "@orrery/operation";
import { cursorKeyOf } from "@orrery/server";
import {
  createWorld,
  exchangeProbe,
  lyingProbe,
  probeScope,
  publicProbe,
  requesterOf,
  TEST_ROOT_SECRET,
  type TestWorld,
  testKernel,
  unlimited,
  writeProbe,
} from "@orrery/testkit";
import { beforeAll, describe, expect, it, vi } from "vitest";

let world: TestWorld;
beforeAll(async () => {
  world = await createWorld();
});

const prober = () => world.withScopes([probeScope.name]);

describe("invoke", () => {
  it("refuses a permit that was spent, or given for another operation", async () => {
    const operation = writeProbe();
    const permit = await world.kernel.admit(requesterOf(prober()), "points", [{ operation }]);
    await world.kernel.invoke(permit, operation, { name: "once" });
    await expect(world.kernel.invoke(permit, operation, { name: "twice" })).rejects.toThrow(
      "without having been admitted",
    );
    const other = await world.kernel.admit(requesterOf(prober()), "points", [{ operation: publicProbe }]);
    await expect(world.kernel.invoke(other, operation, { name: "x" })).rejects.toThrow("without having been admitted");
  });

  it("takes no permit that admit did not make", async () => {
    const operation = writeProbe();
    const real = await world.kernel.admit(requesterOf(prober()), "points", [{ operation }]);
    const forged = Object.create(Object.getPrototypeOf(real), Object.getOwnPropertyDescriptors(real));
    await expect(world.kernel.invoke(forged, operation, { name: "x" })).rejects.toThrow();
  });

  it("asks for the scope before it looks at the input", async () => {
    const refused = world.invoke(writeProbe(), { name: 1 }, { principal: world.withScopes([]) });
    await expect(refused).rejects.toMatchObject({
      code: "FORBIDDEN",
      reason: "SCOPE_REQUIRED",
      details: { scope: probeScope.name },
    });
  });

  it("names what is wrong with the input", async () => {
    const refused = world.invoke(writeProbe(), { name: 1 }, { principal: prober() });
    await expect(refused).rejects.toMatchObject({ code: "BAD_REQUEST", details: { issues: [{ path: "name" }] } });
  });

  it("asks the policy after the schema", async () => {
    const refused = world.invoke(writeProbe(), { name: "forbidden" }, { principal: prober() });
    await expect(refused).rejects.toMatchObject({ code: "UNPROCESSABLE", reason: "PROBE_REFUSED" });
  });

  it("refuses anonymous callers, except by public operations", async () => {
    const kernel = testKernel(world.database);
    const anonymous = { kind: "anonymous", address: "127.0.0.1" } as const;
    const operation = writeProbe();
    const permit = await kernel.admit(requesterOf(anonymous), "points", [{ operation }, { operation: publicProbe }]);
    await expect(kernel.invoke(permit, operation, { name: "x" })).rejects.toMatchObject({
      reason: "CREDENTIAL_MISSING",
    });
    expect((await kernel.invoke(permit, publicProbe, {})).output).toEqual({ kind: "anonymous" });
  });

  it("throws away what a handler wrote before it did what it does not declare", async () => {
    for (const how of ["emits", "fails"] as const) {
      const lied: Promise<unknown> = world.invoke(lyingProbe(how), {}, { principal: prober() });
      await expect(lied).rejects.toSatisfy(
        (error: Failure | Error) => !("code" in error) && /declare|may not emit/.test(error.message),
      );
    }
    const types = (await world.events()).map(({ type }) => type);
    expect(types).not.toContain("probe.undeclared");
  });

  it("lets out what the output names, and nothing else", async () => {
    const { output } = await world.invoke(writeProbe(), { name: "shown" }, { principal: prober() });
    expect(Object.keys(output as object).sort()).toEqual(["id", "name", "secret"]);
  });
});

describe("admit", () => {
  it("asks the limiter once for everything that a request contains, and refuses whole", async () => {
    const asked: unknown[] = [];
    const refusing = testKernel(world.database, {
      take: async (request) => {
        asked.push(request.items);
        return { ...(await unlimited.take(request)), allowed: false, remaining: 0, retryAfterSeconds: 7 };
      },
    });
    const calls = [{ operation: writeProbe(), cost: 2 }, { operation: publicProbe }];
    await expect(refusing.admit(requesterOf(prober()), "points", calls)).rejects.toMatchObject({
      code: "RATE_LIMITED",
      decision: { retryAfterSeconds: 7 },
    });
    expect(asked).toEqual([
      [
        { operation: "probes.write", rate: "write", cost: 2 },
        { operation: "probes.public", rate: "read", cost: 1 },
      ],
    ]);
  });
});

/** A kernel whose limiter answers with these words, and which notes what it was asked and what was committed. */
function notingKernel(
  decision: Partial<Decision>,
  revalidate?: (principal: Principal) => Principal | CredentialProblem,
) {
  const asked: LimitRequest[] = [];
  const committed: Operation[] = [];
  const kernel = createKernel({
    store: world.database.store,
    ports: {},
    cursorKey: cursorKeyOf(TEST_ROOT_SECRET),
    limiter: {
      async take(request) {
        asked.push(request);
        return { ...(await unlimited.take(request)), ...decision };
      },
    },
    ...(revalidate && { revalidate }),
    committed: ({ operation }) => void committed.push(operation),
  });
  return { kernel, asked, committed };
}

describe("a credential that has changed since it was looked up", () => {
  const operation = writeProbe();
  const calls = [{ operation }, { operation: publicProbe }];

  it("is what it has become", async () => {
    const { kernel } = notingKernel({ epoch: "2" }, (principal) => ({ ...principal, scopes: new Set() }));
    const permit = await kernel.admit(requesterOf(prober()), "points", calls);
    await expect(kernel.invoke(permit, operation, { name: "x" })).rejects.toMatchObject({ reason: "SCOPE_REQUIRED" });
  });

  it.each(["invalid", "plan"] as const)(
    "is nobody where it is no good any more (%s), whom public operations serve",
    async (problem) => {
      const { kernel } = notingKernel({ epoch: "2" }, () => problem);
      const permit = await kernel.admit(requesterOf(prober()), "points", calls);
      expect(permit.problem).toBe(problem);
      await expect(kernel.invoke(permit, operation, { name: "x" })).rejects.toMatchObject({ code: "UNAUTHORIZED" });
      expect((await kernel.invoke(permit, publicProbe, {})).output).toEqual({ kind: "anonymous" });
    },
  );

  it("is taken as it is where the store keeps no epoch", async () => {
    const { kernel } = notingKernel({}, () => "invalid");
    const permit = await kernel.admit(requesterOf(prober()), "points", calls);
    expect((await kernel.invoke(permit, operation, { name: "still good" })).replayed).toBe(false);
  });
});

describe("what a request holds", () => {
  it("is given back when its exchange is over, also where it was refused", async () => {
    for (const allowed of [true, false]) {
      const release = vi.fn();
      const over: (() => void)[] = [];
      const { kernel } = notingKernel({ allowed, release });
      const requester = requesterOf(prober(), { whenOver: (done) => void over.push(done) });
      await kernel.admit(requester, "orckai", [{ operation: publicProbe }]).catch(() => undefined);
      expect(release).not.toHaveBeenCalled();
      for (const done of over) done();
      expect(release).toHaveBeenCalledOnce();
    }
  });
});

describe("an exchange", () => {
  it("counts by its own subject as well, and shows that decision", async () => {
    const { kernel, asked } = notingKernel({ limit: 30 });
    const operation = exchangeProbe("session:1");
    const permit = await kernel.admit(requesterOf(prober()), "orkestra", [{ operation }]);
    expect((await kernel.invoke(permit, operation, { name: "x" })).output).toEqual({ name: "x" });
    expect(asked.map(({ subject }) => subject)).toEqual([undefined, "session:1"]);
    expect(permit.decision.limit).toBe(30);
  });

  it("shows of what it counts by the one with the least left, and all windows", async () => {
    const window = (name: string) => ({ name, limit: 60, remaining: 2, windowSeconds: 60, resetAtMs: 0 });
    const decision = { allowed: true, limit: 60, remaining: 2, windows: [window("minute")] };
    const { kernel } = notingKernel(decision);
    const operation = exchangeProbe("session:1");
    for (const [later, shown] of [
      [{ limit: 30, remaining: 29 }, [60, 2]],
      [{ limit: 30, remaining: 1 }, [30, 1]],
      [{ limit: 30, remaining: 20, allowed: false }, [30, 20]],
    ] as const) {
      Object.assign(decision, { allowed: true, limit: 60, remaining: 2, windows: [window("minute")] });
      const permit = await kernel.admit(requesterOf(prober()), "orkestra", [{ operation }]);
      Object.assign(decision, later, { windows: [window("refresh")] });
      await kernel.invoke(permit, operation, { name: "x" }).catch(() => undefined);
      expect([permit.decision.limit, permit.decision.remaining]).toEqual(shown);
      expect(permit.decision.windows.map(({ name }) => name)).toEqual(["minute", "refresh"]);
    }
  });

  it("needs a credential, of whatever scopes", async () => {
    const operation = exchangeProbe();
    expect((await world.invoke(operation, { name: "x" }, { principal: world.withScopes([]) })).output).toBeDefined();
    const anonymous = requesterOf({ kind: "anonymous", address: "203.0.113.9" });
    const permit = await world.kernel.admit(anonymous, "points", [{ operation }]);
    await expect(world.kernel.invoke(permit, operation, { name: "x" })).rejects.toMatchObject({
      reason: "CREDENTIAL_MISSING",
    });
  });
});

describe("a commit", () => {
  it("is told once for a write that was made, and not for its replay or a refusal", async () => {
    const { kernel, committed } = notingKernel({});
    const operation = writeProbe();
    const caller = prober();
    const call = async (input: object) => {
      const permit = await kernel.admit(requesterOf(caller), "points", [{ operation }]);
      await kernel.invoke(permit, operation, input, { idempotencyKey: "commit-once" });
    };
    await call({ name: "told" });
    await call({ name: "told" });
    await call({ name: "forbidden" }).catch(() => undefined);
    expect(committed).toEqual([operation]);
  });
});
