import { describe, expect, it } from "vitest";
import { z } from "zod";
import { type Operation, operationFor } from "./operation.ts";
import type { CredentialProblem } from "./requester.ts";
import { scope } from "./scopes.ts";
import { credentialRefusal, JSON_BODY_MAX_BYTES, readBody } from "./surface.ts";

const { operation, publicOperation } = operationFor<object>();
const base = {
  summary: "",
  mode: "read",
  rate: "read",
  input: z.object({}),
  output: z.object({}),
  example: { input: () => ({}) },
} as const;
const open = publicOperation({ ...base, name: "health.get", handle: async () => ({}) });
const closed = operation({ ...base, name: "leads.list", scope: scope("leads:read", ""), handle: async () => ({}) });

const CODES: Readonly<Record<string, string>> = {
  CREDENTIAL_MISSING: "UNAUTHORIZED",
  CREDENTIAL_INVALID: "UNAUTHORIZED",
  PLAN_TOO_LOW: "PLAN_REQUIRED",
  ORIGIN_NOT_ALLOWED: "FORBIDDEN",
};

describe("the refusal of a credential", () => {
  const MISSING = "CREDENTIAL_MISSING";
  const INVALID = "CREDENTIAL_INVALID";
  const table: [problem: CredentialProblem | undefined, operations: Operation[], reason: string | undefined][] = [
    [undefined, [closed], undefined],
    [undefined, [open], undefined],
    [undefined, [], undefined],
    ["missing", [closed], MISSING],
    ["missing", [open, closed], MISSING],
    ["missing", [open], undefined],
    // Nothing to protect: an unknown path is not found, with or without a key.
    ["missing", [], undefined],
    ["invalid", [closed], INVALID],
    ["invalid", [closed, open], INVALID],
    // `/health` ignores bad keys.
    ["invalid", [open], undefined],
    ["invalid", [], INVALID],
    ["plan", [closed], "PLAN_TOO_LOW"],
    ["plan", [open], undefined],
    ["origin", [closed], "ORIGIN_NOT_ALLOWED"],
    ["origin", [open], undefined],
  ];

  it.each(
    table.map(([problem, operations, reason]) => ({
      problem,
      names: operations.map(({ name }) => name),
      operations,
      reason,
    })),
  )("for a credential that is $problem and the operations $names is $reason", ({ problem, operations, reason }) => {
    const refusal = credentialRefusal({ problem }, operations);
    expect(refusal?.reason).toBe(reason);
    expect(refusal?.code).toBe(reason && CODES[reason]);
  });
});

/** A request whose body comes in chunks; `pulled` counts those that were asked for, `cancelled` whether it was let go. */
function streamed(sizes: readonly number[], headers: Record<string, string> = {}) {
  const seen = { pulled: 0, cancelled: false };
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const size = sizes[seen.pulled];
        if (size === undefined) return controller.close();
        seen.pulled += 1;
        controller.enqueue(new Uint8Array(size).fill(seen.pulled));
      },
      cancel() {
        seen.cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { seen, request: new Request("http://localhost/", { method: "POST", body, headers, duplex: "half" }) };
}

const TOO_LARGE = { code: "PAYLOAD_TOO_LARGE", details: { maxBytes: 10 } };

describe("reading a body", () => {
  it("gives exactly the most that it may hold, chunk by chunk", async () => {
    const { request } = streamed([4, 6]);
    expect([...(await readBody(request, 10))]).toEqual([1, 1, 1, 1, 2, 2, 2, 2, 2, 2]);
  });

  it("refuses one byte more, and does not read on", async () => {
    const { request, seen } = streamed([10, 1, 1000, 1000]);
    await expect(readBody(request, 10)).rejects.toMatchObject(TOO_LARGE);
    expect(seen).toEqual({ pulled: 2, cancelled: true });
  });

  it("refuses by its announced length, and reads nothing", async () => {
    const { request, seen } = streamed([11], { "content-length": "11" });
    await expect(readBody(request, 10)).rejects.toMatchObject(TOO_LARGE);
    expect(seen.pulled).toBe(0);
  });

  it("takes a body whose announced length is the most there may be", async () => {
    const { request } = streamed([10], { "content-length": "10" });
    expect(await readBody(request, 10)).toHaveLength(10);
  });

  it.each(["1", "nonsense", "-1"])("trusts no announced length: %s over a larger body", async (length) => {
    const { request } = streamed([11], { "content-length": length });
    await expect(readBody(request, 10)).rejects.toMatchObject(TOO_LARGE);
  });

  it("gives nothing for no body", async () => {
    expect(await readBody(new Request("http://localhost/"), 10)).toHaveLength(0);
  });

  it("holds a JSON body to one MiB unless told otherwise", async () => {
    expect(JSON_BODY_MAX_BYTES).toBe(1024 * 1024);
    expect(await readBody(streamed([1024 * 1024]).request)).toHaveLength(1024 * 1024);
    await expect(readBody(streamed([1024 * 1024, 1]).request)).rejects.toMatchObject({ code: "PAYLOAD_TOO_LARGE" });
  });
});
