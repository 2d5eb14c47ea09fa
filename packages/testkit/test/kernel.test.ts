import type { Failure } from "@orrery/operation";
import {
  createWorld,
  lyingProbe,
  probeScope,
  publicProbe,
  requesterOf,
  type TestWorld,
  testKernel,
  unlimited,
  writeProbe,
} from "@orrery/testkit";
import { beforeAll, describe, expect, it } from "vitest";

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
