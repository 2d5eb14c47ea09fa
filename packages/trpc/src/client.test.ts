import { createTRPCClient, httpBatchLink, httpBatchStreamLink, isTRPCClientError } from "@trpc/client";
import { beforeEach, describe, expect, expectTypeOf, it } from "vitest";
import type { AppRouter, FailureData } from "./index.ts";
import { type TrpcTest, trpcTest } from "./testing.ts";

/** The typed client as an app would make it, but for its way to the server. */
function clientOf(
  { surface }: TrpcTest,
  headers: Record<string, string> = { authorization: "Bearer all" },
  link: typeof httpBatchLink | typeof httpBatchStreamLink = httpBatchLink,
) {
  return createTRPCClient<AppRouter>({
    links: [
      link({
        url: "http://orrery.test/trpc",
        headers,
        fetch: (url, init) =>
          surface(new Request(url, init as RequestInit), {
            address: "203.0.113.7",
            requestId: "request-1",
            whenOver: () => undefined,
          }),
      }),
    ],
  });
}

let trpc: TrpcTest;
let client: ReturnType<typeof clientOf>;
beforeEach(async () => {
  trpc = await trpcTest();
  client = clientOf(trpc);
});

describe("the typed client", () => {
  it("calls reads and writes, and knows what they take and give", async () => {
    const { lead, merged } = await client.leads.create.mutate({
      name: "Ann",
      email: "ann@example.com",
      idempotencyKey: "k",
    });
    const id = lead?.id ?? "";
    expect(merged).toBe(false);
    const got = await client.leads.get.query({ id });
    expect(got).toEqual(lead);
    expectTypeOf(got.score).toEqualTypeOf<number>();
    expectTypeOf(got.dealValue).toEqualTypeOf<number | null>();
    expectTypeOf(got.status).toExtend<
      "new" | "contacted" | "qualified" | "visiting" | "negotiating" | "won" | "lost"
    >();
    expectTypeOf<Parameters<typeof client.leads.get.query>[0]>().toEqualTypeOf<{ id: string }>();
    expectTypeOf<{ name: string }>().toExtend<Parameters<typeof client.leads.create.mutate>[0]>();
    expectTypeOf<{ name: number }>().not.toExtend<Parameters<typeof client.leads.create.mutate>[0]>();
    expectTypeOf(client.leads.create).not.toHaveProperty("query");
    expectTypeOf(client.leads.get).not.toHaveProperty("mutate");

    const updated = await client.leads.update.mutate({ id, status: "contacted", expectedVersion: 1 });
    expect(updated).toMatchObject({ status: "contacted", version: 2 });
    const { items, nextCursor } = await client.leads.list.query({ status: "contacted" });
    expect({ items, nextCursor }).toEqual({ items: [updated], nextCursor: null });
  });

  it("sends what is asked at once as one batch, which the limiter sees as one request", async () => {
    const [health, organization, agents] = await Promise.all([
      client.health.get.query({}),
      client.organization.get.query({}),
      client.estateAgents.list.query({}),
    ]);
    expect(health.status).toBe("ok");
    expect(organization.id).toBe(trpc.world.organizationId);
    expect(agents.items).toEqual([]);
    expect(trpc.faked.asked).toHaveLength(1);
  });

  it("may ask for a stream of answers, for reads and writes", async () => {
    const streaming = clientOf(trpc, undefined, httpBatchStreamLink);
    const { lead } = await streaming.leads.create.mutate({ name: "Ann" });
    const [got, health] = await Promise.all([
      streaming.leads.get.query({ id: lead?.id ?? "" }),
      streaming.health.get.query({}),
    ]);
    expect([got, health.status]).toEqual([lead, "ok"]);
  });

  it("searches lists by q", async () => {
    await client.leads.create.mutate({ name: "Rapunzel" });
    await client.properties.create.mutate({ title: "Tower" });
    expect((await client.leads.list.query({ q: "rapunzle" })).items).toMatchObject([{ name: "Rapunzel" }]);
    expect((await client.properties.list.query({ q: "towre", sort: "price" })).items).toMatchObject([
      { title: "Tower" },
    ]);
    const refused = client.leads.list.query({ q: "x".repeat(201) });
    await expect(refused).rejects.toMatchObject({
      data: { failure: { code: "BAD_REQUEST", reason: "INVALID_INPUT" } },
    });
  });

  it("finds the failure under the error's data", async () => {
    const error = await client.leads.get.query({ id: crypto.randomUUID() }).catch((thrown: unknown) => thrown);
    if (!isTRPCClientError<AppRouter>(error)) throw error;
    expectTypeOf(error.data?.failure).toEqualTypeOf<FailureData | undefined>();
    expect(error.message).toBe("No lead has this id.");
    expect(error.data?.failure).toEqual({ code: "NOT_FOUND", reason: "LEAD_NOT_FOUND" });
  });

  it("learns from a whole refused batch why each of its calls was refused", async () => {
    trpc.faked.decision = { allowed: false, retryAfterSeconds: 7 };
    const answers = await Promise.allSettled([client.leads.list.query({}), client.health.get.query({})]);
    for (const answer of answers) {
      expect(answer).toMatchObject({ status: "rejected", reason: { data: { failure: { code: "RATE_LIMITED" } } } });
    }
  });

  it("without a key is told so", async () => {
    const refused = clientOf(trpc, {}).leads.list.query({});
    await expect(refused).rejects.toMatchObject({ data: { failure: { reason: "CREDENTIAL_MISSING" } } });
  });
});
