import { beforeEach, describe, expect, it } from "vitest";
import { failuresOf, type TrpcTest, trpcTest } from "./testing.ts";

let trpc: TrpcTest;
beforeEach(async () => {
  trpc = await trpcTest();
});
const KEY = { headers: { "idempotency-key": "k" } };
const leads = () => trpc.world.database.system.lead.findMany({ where: { organizationId: trpc.world.organizationId } });
const replayed = (response: Response) => response.headers.get("idempotency-replayed");

describe("the Idempotency-Key header", () => {
  it("makes a single write run once: the second answer is the first one's, and says so", async () => {
    const first = await trpc.mutate("leads.create", { name: "Ann" }, KEY);
    const second = await trpc.mutate("leads.create", { name: "Ann" }, KEY);
    expect([replayed(first), replayed(second)]).toEqual([null, "true"]);
    expect(await second.json()).toEqual(await first.json());
    expect(await leads()).toHaveLength(1);
  });

  it("holds for a batch of a single write too", async () => {
    const send = () => trpc.mutate("leads.create?batch=1", { 0: { name: "Ann" } }, KEY);
    await send();
    expect(replayed(await send())).toBe("true");
    expect(await leads()).toHaveLength(1);
  });

  it.each(["trpc-accept", "accept"])(
    "holds for an answer that is streamed (%s: application/jsonl) too",
    async (name) => {
      const headers = { ...KEY.headers, [name]: "application/jsonl" };
      const send = () => trpc.mutate("leads.create?batch=1", { 0: { name: "Ann" } }, { headers });
      const first = await send();
      const second = await send();
      expect([replayed(first), replayed(second)]).toEqual([null, "true"]);
      expect(await second.text()).toContain('"Ann"');
      expect(await leads()).toHaveLength(1);
    },
  );

  it("means nothing where a request holds two writes: it would be the key of both", async () => {
    const send = () =>
      trpc.mutate("leads.create,leads.create?batch=1", { 0: { name: "Ann" }, 1: { name: "Bob" } }, KEY);
    await send();
    expect(replayed(await send())).toBeNull();
    expect(await leads()).toHaveLength(4);
  });

  it("means nothing to a read", async () => {
    for (let times = 0; times < 2; times += 1) {
      const response = await trpc.query("leads.list", {}, KEY);
      expect([response.status, replayed(response)]).toEqual([200, null]);
    }
  });

  it("with other input is a conflict", async () => {
    await trpc.mutate("leads.create", { name: "Ann" }, KEY);
    const refused = await trpc.mutate("leads.create", { name: "Bob" }, KEY);
    expect(refused.status).toBe(409);
    expect(await failuresOf(refused)).toEqual([{ code: "CONFLICT", reason: "IDEMPOTENCY_KEY_REUSED" }]);
    expect(await leads()).toHaveLength(1);
  });

  it("is another credential's own", async () => {
    trpc.faked.principals.set("other", trpc.world.withScopes(["leads:write", "leads:read"]));
    await trpc.mutate("leads.create", { name: "Ann" }, KEY);
    expect(replayed(await trpc.mutate("leads.create", { name: "Ann" }, { ...KEY, token: "other" }))).toBeNull();
    expect(await leads()).toHaveLength(2);
  });
});

describe("the key in an input", () => {
  it("is each call's own in a batch", async () => {
    const send = () =>
      trpc.mutate("leads.create,leads.create?batch=1", {
        0: { name: "Ann", idempotencyKey: "a" },
        1: { name: "Ann", idempotencyKey: "b" },
      });
    await send();
    expect(replayed(await send())).toBe("true");
    expect(await leads()).toHaveLength(2);
  });

  it("is no part of what it is the key of: the same key in the header is the same", async () => {
    await trpc.mutate("leads.create", { name: "Ann", idempotencyKey: "k" });
    expect(replayed(await trpc.mutate("leads.create", { name: "Ann" }, KEY))).toBe("true");
    expect(await leads()).toHaveLength(1);
  });

  it("goes before the header's", async () => {
    await trpc.mutate("leads.create", { name: "Ann" }, KEY);
    expect(replayed(await trpc.mutate("leads.create", { name: "Ann", idempotencyKey: "other" }, KEY))).toBeNull();
    expect(await leads()).toHaveLength(2);
  });

  it.each([5, ["a"], { a: 1 }, true, "", "a b", "ü", "x".repeat(256)])(
    "may not be %j, and nothing is written",
    async (idempotencyKey) => {
      const refused = await trpc.mutate("leads.create", { name: "Ann", idempotencyKey });
      expect(refused.status).toBe(400);
      expect(await failuresOf(refused)).toMatchObject([
        {
          reason: "INVALID_INPUT",
          details: { issues: [{ path: "idempotencyKey" }] },
        },
      ]);
      expect(await leads()).toEqual([]);
    },
  );

  it("that is null is none", async () => {
    expect((await trpc.mutate("leads.create", { name: "Ann", idempotencyKey: null })).status).toBe(200);
  });
});
