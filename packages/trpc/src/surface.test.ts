import { registry } from "@orrery/domain";
import { beforeEach, describe, expect, it } from "vitest";
import { appRouter } from "./router.ts";
import { boundOperations } from "./surface.ts";
import { answersOf, failuresOf, type TrpcTest, trpcTest } from "./testing.ts";

let trpc: TrpcTest;
beforeEach(async () => {
  trpc = await trpcTest();
});
const items = () => trpc.faked.asked.map((request) => request.items);
const leads = () => trpc.world.database.system.lead.findMany({ where: { organizationId: trpc.world.organizationId } });

/** The data of the one call of a request. */
async function dataOf(response: Response) {
  const [answer] = await answersOf(response);
  if (!answer?.result) throw new Error(`It failed: ${JSON.stringify(answer)}`);
  return answer.result.data;
}
/** Creates a lead, and gives it. */
async function newLead() {
  return (await dataOf(await trpc.mutate("leads.create", { name: "Ann" }))).lead as { readonly id: string };
}

const KINDS = { read: "query", write: "mutation", effect: "mutation", exchange: "mutation", stream: "subscription" };

describe("the router", () => {
  it("has every operation that belongs on tRPC, under the operation's own name, as what it is", () => {
    const expected = registry.operations.filter(({ internal }) => internal === undefined);
    expect([...boundOperations.keys()].sort()).toEqual(expected.map(({ name }) => name).sort());
    const procedures = appRouter._def.procedures as unknown as Record<string, { _def: { type: string } }>;
    for (const [path, operation] of boundOperations) {
      expect(operation).toBe(registry.get(path));
      expect(procedures[path]?._def.type).toBe(KINDS[operation.mode]);
    }
  });
});

describe("a call", () => {
  it("answers with the operation's output", async () => {
    const response = await trpc.mutate("leads.create", { name: "Ann" });
    expect(response.status).toBe(200);
    const { lead, ...rest } = await dataOf(response);
    expect(rest).toMatchObject({ merged: false, possibleDuplicates: [] });
    expect(lead).toMatchObject({ name: "Ann", status: "new" });
    const got = await trpc.query("leads.get", { id: (lead as { id: string }).id });
    expect(await got.json()).toEqual({ result: { data: lead } });
  });

  it("without input is a call with an empty one", async () => {
    expect((await trpc.query("leads.list")).status).toBe(200);
    const created = await trpc.send("leads.create", {
      method: "POST",
      headers: { "content-type": "application/json" },
    });
    expect(await failuresOf(created)).toMatchObject([{ reason: "INVALID_INPUT" }]);
  });

  it("tells its failure by the one table: code, reason and details, beside tRPC's own", async () => {
    const { id } = await newLead();
    const moved = await trpc.mutate("leads.update", { id, status: "won" });
    expect(moved.status).toBe(422);
    const [{ error } = {}] = await answersOf(moved);
    expect(error).toMatchObject({
      message: "The board does not allow this move.",
      data: { code: "UNPROCESSABLE_CONTENT", httpStatus: 422, path: "leads.update" },
    });
    expect(error?.data.failure).toEqual({
      code: "UNPROCESSABLE",
      reason: "LEAD_MOVE_NOT_ALLOWED",
      details: { from: "new", to: "won", allowed: expect.arrayContaining(["lost"]) },
    });
    expect(error?.data).not.toHaveProperty("stack");
  });

  it("is refused for a missing scope before its input is looked at", async () => {
    trpc.faked.principals.set("none", trpc.world.withScopes([]));
    const refused = await trpc.query("leads.get", { id: 1 }, { token: "none" });
    expect(refused.status).toBe(403);
    expect(await failuresOf(refused)).toEqual([
      { code: "FORBIDDEN", reason: "SCOPE_REQUIRED", details: { scope: "leads:read" } },
    ]);
  });
});

describe("admission", () => {
  it("asks the limiter once for a whole batch: 1 point a read, 2 a write", async () => {
    const input = encodeURIComponent(JSON.stringify({ 0: {}, 1: {}, 2: {} }));
    const read = await trpc.send(`leads.list,health.get,leads.list?batch=1&input=${input}`);
    expect(await failuresOf(read)).toEqual([undefined, undefined, undefined]);
    await trpc.mutate("leads.create,leads.create?batch=1", { 0: { name: "Ann" }, 1: { name: "Bob" } });
    expect(items()).toEqual([
      [
        { operation: "leads.list", rate: "read", cost: 1 },
        { operation: "health.get", rate: "read", cost: 1 },
        { operation: "leads.list", rate: "read", cost: 1 },
      ],
      [
        { operation: "leads.create", rate: "write", cost: 2 },
        { operation: "leads.create", rate: "write", cost: 2 },
      ],
    ]);
    expect(trpc.faked.asked[0]).toMatchObject({ policy: "points", caller: trpc.world.principal });
  });

  it("refuses a batch whole: every call gets its 429, and nothing is written", async () => {
    trpc.faked.decision = { allowed: false, remaining: 0, retryAfterSeconds: 7 };
    const refused = await trpc.mutate("leads.create,leads.create?batch=1", { 0: { name: "Ann" }, 1: { name: "Bob" } });
    expect(refused.status).toBe(429);
    expect(Object.fromEntries(refused.headers)).toMatchObject({ "x-ratelimit-remaining": "0", "retry-after": "7" });
    const limited = { code: "RATE_LIMITED", details: { retryAfterSeconds: 7 } };
    expect(await failuresOf(refused)).toEqual([limited, limited]);
    expect(items()).toHaveLength(1);
    expect(await leads()).toEqual([]);
  });

  it("lets the other calls of a batch go on when one fails", async () => {
    const response = await trpc.mutate("leads.create,leads.create?batch=1", { 0: { name: "Ann" }, 1: { name: "" } });
    expect(response.status).toBe(207);
    expect(await failuresOf(response)).toEqual([undefined, expect.objectContaining({ reason: "INVALID_INPUT" })]);
    expect(await leads()).toHaveLength(1);
  });

  it("takes 50 calls in a batch, and counts a larger one without running any", async () => {
    const batch = (count: number) =>
      `${Array.from({ length: count }, () => "health.get").join(",")}?batch=1&input=%7B%7D`;
    expect((await trpc.send(batch(50))).status).toBe(200);
    expect(items()[0]).toHaveLength(50);
    const refused = await trpc.send(batch(51));
    expect(refused.status).toBe(400);
    expect(await failuresOf(refused)).toEqual([{ code: "BAD_REQUEST" }]);
    expect(items()[1]).toEqual([]);
  });

  it("says on every answer what is left", async () => {
    trpc.faked.decision = { limit: 30_000, remaining: 29_998 };
    const answers = [
      await trpc.query("leads.list"),
      await trpc.query("leads.nope"),
      await trpc.query("leads.list", {}, { token: null }),
      await trpc.query("leads.get", { id: "x" }),
      await trpc.send("leads.create", { method: "POST", body: "{" }),
      await trpc.send("leads.list", { method: "HEAD" }),
    ];
    for (const { headers } of answers) {
      expect([headers.get("x-ratelimit-limit"), headers.get("x-ratelimit-remaining")]).toEqual(["30000", "29998"]);
    }
    expect(trpc.faked.asked).toHaveLength(answers.length);
  });
});

describe("a credential", () => {
  it("that is missing or bad is refused with 401, and says which", async () => {
    for (const [token, reason] of [
      [null, "CREDENTIAL_MISSING"],
      ["forged", "CREDENTIAL_INVALID"],
    ] as const) {
      const refused = await trpc.mutate("leads.create", { name: "Ann" }, { token });
      expect(refused.status).toBe(401);
      expect(await failuresOf(refused)).toEqual([{ code: "UNAUTHORIZED", reason }]);
    }
    expect(await leads()).toEqual([]);
  });

  it("that is bad does not matter to health", async () => {
    for (const token of [null, "forged"]) {
      const response = await trpc.query("health.get", undefined, { token });
      expect(await response.json()).toEqual({ result: { data: { status: "ok", version: "v1" } } });
    }
  });

  it("that is bad is refused for a whole batch, also where health is in it", async () => {
    const refused = await trpc.query("health.get,leads.list?batch=1&input=%7B%7D", undefined, { token: "forged" });
    expect(refused.status).toBe(401);
    const invalid = { code: "UNAUTHORIZED", reason: "CREDENTIAL_INVALID" };
    expect(await failuresOf(refused)).toEqual([invalid, invalid]);
  });
});
