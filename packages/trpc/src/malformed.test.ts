import { JSON_BODY_MAX_BYTES, type Principal } from "@orrery/operation";
import { beforeEach, describe, expect, it } from "vitest";
import { answersOf, type TrpcTest, trpcTest } from "./testing.ts";

const JSON_TYPE = { "content-type": "application/json" };

let trpc: TrpcTest;
beforeEach(async () => {
  trpc = await trpcTest();
});
const leads = () => trpc.world.database.system.lead.findMany({ where: { organizationId: trpc.world.organizationId } });

/** Asserts an answer that is a failure of this code, as JSON, with nothing written. */
async function expectFailure(response: Response, status: number, failure: object) {
  expect(response.status).toBe(status);
  expect(response.headers.get("content-type")).toBe("application/json");
  for (const { error } of await answersOf(response)) {
    expect(error?.data.failure).toMatchObject(failure);
    expect(error?.data).not.toHaveProperty("stack");
  }
  expect(await leads()).toEqual([]);
  expect(trpc.faked.reported).toEqual([]);
}

describe("a path", () => {
  it.each(["leads.nope", "nope", "", "leads", "__proto__", "leads.toString", "leads.create.extra", "leads.page"])(
    "that no operation has is 404, with and without a key: %j",
    async (path) => {
      for (const token of ["all", null])
        await expectFailure(await trpc.query(path, {}, { token }), 404, { code: "NOT_FOUND" });
    },
  );

  it("that is not well-formed is 400", async () => {
    await expectFailure(await trpc.query("%E0%A4%A"), 400, { code: "BAD_REQUEST" });
  });

  it("of a write is not reached by GET, nor one of a read by POST", async () => {
    const got = await trpc.query("leads.create", { name: "Ann" });
    expect(got.headers.get("allow")).toBe("POST");
    await expectFailure(got, 405, { code: "METHOD_NOT_ALLOWED" });
    const posted = await trpc.mutate("leads.list", {});
    expect(posted.headers.get("allow")).toBe("GET");
    await expectFailure(posted, 405, { code: "METHOD_NOT_ALLOWED" });
  });
});

describe("a body", () => {
  it.each(["{", "{name:'Ann'}", "Ann", '{"name":"Ann"', "\0"])("that is not JSON is 400: %j", async (body) => {
    const response = await trpc.send("leads.create", { method: "POST", body, headers: JSON_TYPE });
    await expectFailure(response, 400, { code: "BAD_REQUEST" });
  });

  it("of a batch that is not JSON is 400 for every call", async () => {
    const response = await trpc.send("leads.create,leads.create?batch=1", {
      method: "POST",
      body: "{",
      headers: JSON_TYPE,
    });
    expect(await answersOf(response.clone())).toHaveLength(2);
    await expectFailure(response, 400, { code: "BAD_REQUEST" });
  });

  it.each([[1], ["Ann"], "Ann", 1, true, null, [], { name: { $ne: null } }, { name: ["Ann"] }])(
    "that is JSON but no input is 400 and names the field: %j",
    async (input) => {
      await expectFailure(await trpc.mutate("leads.create", input), 400, {
        code: "BAD_REQUEST",
        reason: "INVALID_INPUT",
        details: { issues: [{ path: "name" }] },
      });
    },
  );

  it.each([undefined, "text/plain", "application/x-www-form-urlencoded"])(
    "of another type is refused: %s",
    async (type) => {
      const body = new Blob(['{"name":"Ann"}']);
      const response = await trpc.send("leads.create", {
        method: "POST",
        body,
        headers: type ? { "content-type": type } : {},
      });
      await expectFailure(response, 415, { code: "BAD_REQUEST" });
    },
  );

  it("of a form is no input", async () => {
    const form = new FormData();
    form.set("name", "Ann");
    await expectFailure(await trpc.send("leads.create", { method: "POST", body: form }), 400, {
      reason: "INVALID_INPUT",
    });
  });

  it("may hold exactly one MiB", async () => {
    const around = JSON.stringify({ name: "Ann", ignored: "" }).length;
    const response = await trpc.mutate("leads.create", {
      name: "Ann",
      ignored: "x".repeat(JSON_BODY_MAX_BYTES - around),
    });
    expect(response.status).toBe(200);
  });

  it("of one byte more is 413", async () => {
    const around = JSON.stringify({ name: "Ann", ignored: "" }).length;
    const input = { name: "Ann", ignored: "x".repeat(JSON_BODY_MAX_BYTES - around + 1) };
    await expectFailure(await trpc.mutate("leads.create", input), 413, {
      code: "PAYLOAD_TOO_LARGE",
      details: { maxBytes: JSON_BODY_MAX_BYTES },
    });
  });

  it("that is too large is not read to its end", async () => {
    let pulled = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1;
        controller.enqueue(new Uint8Array(256 * 1024));
      },
    });
    const response = await trpc.send("leads.create", {
      method: "POST",
      body: endless,
      headers: JSON_TYPE,
      duplex: "half",
    });
    await expectFailure(response, 413, { code: "PAYLOAD_TOO_LARGE" });
    expect(pulled).toBeLessThan(10);
  });
});

describe("a query's input", () => {
  it("that is not JSON is 400", async () => {
    await expectFailure(await trpc.send("leads.list?input={"), 400, { code: "BAD_REQUEST" });
  });

  it.each([{ limit: "20" }, { limit: { gte: 1 } }, { cursor: "x" }, { agentId: { not: null } }])(
    "of the wrong type is 400: %j",
    async (input) => {
      await expectFailure(await trpc.query("leads.list", input), 400, { code: "BAD_REQUEST" });
    },
  );
});

describe("an error that is ours", () => {
  const HIDDEN = {
    message: "Something went wrong on our side.",
    data: { httpStatus: 500, failure: { code: "INTERNAL_ERROR" } },
  };

  it("in an operation is reported once with the request's id, and shows nothing of itself", async () => {
    // An organization that no authentication gives: the database refuses it.
    const broken: Principal = { ...trpc.world.principal, organizationId: "not-a-uuid" };
    trpc.faked.principals.set("broken", broken);
    const response = await trpc.query("leads.list", {}, { token: "broken" });
    expect(response.status).toBe(500);
    const body = await response.text();
    expect(JSON.parse(body).error).toMatchObject(HIDDEN);
    expect(trpc.faked.reported).toEqual([{ error: expect.any(Error), requestId: "request-1" }]);
    const message = String(trpc.faked.reported[0]?.error);
    for (const hint of ["not-a-uuid", "prisma", "Prisma", "stack", message]) expect(body).not.toContain(hint);
  });

  it("in authentication is reported once, and hidden too", async () => {
    trpc.faked.broken = new Error("connect ECONNREFUSED 10.0.0.7:5432");
    const response = await trpc.query("leads.list");
    expect(response.status).toBe(500);
    const body = await response.text();
    expect(JSON.parse(body).error).toMatchObject(HIDDEN);
    expect(body).not.toContain("ECONNREFUSED");
    expect(trpc.faked.reported).toEqual([{ error: trpc.faked.broken, requestId: "request-1" }]);
  });

  it("in the authentication of a request that tRPC refuses by itself leaves that refusal as it is", async () => {
    trpc.faked.broken = new Error("connect ECONNREFUSED 10.0.0.7:5432");
    const response = await trpc.query("%E0%A4%A");
    expect(response.status).toBe(400);
    expect(await response.text()).not.toContain("ECONNREFUSED");
    expect(trpc.faked.reported).toHaveLength(1);
  });
});
