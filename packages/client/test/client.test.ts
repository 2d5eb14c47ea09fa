import { createWorld, startServer, type TestServer } from "@orrery/testkit";
import { afterAll, beforeAll, describe, expect, expectTypeOf, it } from "vitest";
import { createRestClient, createTrpcClient, type V1Components } from "../src/index.ts";

let server: TestServer;
let apiKey: string;
beforeAll(async () => {
  server = await startServer();
  apiKey = await (await createWorld()).key();
});
afterAll(() => server[Symbol.asyncDispose]());

describe("the client of REST", () => {
  it("knows what each endpoint takes and gives, in its contract's names", async () => {
    const rest = createRestClient({ baseUrl: server.url, apiKey });
    const { data } = await rest.GET("/v1/leads", { params: { query: { score_min: 1, limit: 5 } } });
    expect(data).toEqual({ data: [], next_cursor: null });
    expectTypeOf(data?.data).toEqualTypeOf<V1Components["schemas"]["OrkasaLead"][] | undefined>();
    expectTypeOf(data?.data[0]?.deal_value).toEqualTypeOf<number | null | undefined>();
    // @ts-expect-error: Orkasa has no camelCase
    await rest.GET("/v1/leads", { params: { query: { scoreMin: 1 } } });
    // @ts-expect-error: there is no such endpoint
    expect((await rest.GET("/v1/nothing")).response.status).toBe(404);
  });

  it("sends a list in the query as the documents have it", async () => {
    const rest = createRestClient({ baseUrl: server.url, apiKey });
    const types = ["lead.created", "client.created"];
    expect((await rest.GET("/v1/events", { params: { query: { types } } })).data?.data).toEqual([]);
    const { error } = await rest.GET("/v1/events", { params: { query: { types: ["lead.created", "lead.invented"] } } });
    expect(error?.error.details).toMatchObject({ issues: [{ message: "There is no event type lead.invented." }] });
  });

  it("gives a refusal in its contract's body", async () => {
    const rest = createRestClient({ baseUrl: server.url });
    const orkasa = await rest.GET("/v1/leads");
    expect(orkasa.data).toBeUndefined();
    expect(orkasa.error?.error.code).toBe("UNAUTHORIZED");
    const organicagent = await rest.GET("/api/v1/leads");
    expect(organicagent.error).toEqual({ success: false, error: expect.any(String), code: "API_KEY_MISSING" });
  });

  it("asks what is public without a key", async () => {
    const { data } = await createRestClient({ baseUrl: server.url }).GET("/api/v1/health");
    expect(data).toEqual({ status: "ok", version: "v1" });
  });
});

describe("the client of tRPC", () => {
  it("knows what each operation takes and gives", async () => {
    const trpc = createTrpcClient({ baseUrl: server.url, apiKey });
    const { items } = await trpc.leads.list.query({ limit: 5 });
    expect(items).toEqual([]);
    expectTypeOf(items[0]?.score).toEqualTypeOf<number | undefined>();
  });

  it("throws a refusal, with the failure in it", async () => {
    const refused = createTrpcClient({ baseUrl: server.url }).leads.list.query({});
    await expect(refused).rejects.toMatchObject({ data: { failure: { code: "UNAUTHORIZED" } } });
  });
});
