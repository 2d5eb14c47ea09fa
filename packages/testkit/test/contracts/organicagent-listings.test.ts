import { createProperty } from "@orrery/domain";
import { createWorld, startServer, type TestServer, type TestWorld } from "@orrery/testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

let server: TestServer;
let world: TestWorld;
let key: string;
beforeAll(async () => {
  server = await startServer();
  world = await createWorld();
  key = await world.key({ scopes: ["properties:read"], prefix: "oag_" });
});
afterAll(() => server[Symbol.asyncDispose]());

const get = (query = "", method = "GET") =>
  fetch(`${server.url}/api/v1/listings${query}`, { method, headers: { "X-API-Key": key } });

const titlesOf = async (query: string) => {
  const { listings } = (await (await get(query)).json()) as { listings: { address: string }[] };
  return listings.map(({ address }) => address);
};

describe("GET /api/v1/listings", () => {
  it("answers as the document's example does, to the byte", async () => {
    expect(await (await get()).text()).toBe('{"listings":[]}');
    const address = { line1: "456 Oak Ave", city: "Miami", region: "FL", postalCode: "33133" };
    const sizes = { price: 750_000, bedrooms: 4, bathrooms: 3, areaSqft: 2_400 };
    const { id } = await world.run(createProperty, { status: "active", address, ...sizes });
    await world.run(createProperty);
    const answer = await get();
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toMatch(/^application\/json/);
    expect(answer.headers.get("x-ratelimit-limit")).toBe("100");
    expect(await answer.text()).toBe(
      `{"listings":[{"id":"${id}","address":"456 Oak Ave, Miami, FL","price":750000,"bedrooms":4,"bathrooms":3,"sqft":2400}]}`,
    );
  });

  it("gives all rows without a limit, however many, newest first; and a page of them with one", async () => {
    const many = await createWorld();
    const { organizationId, database } = many;
    const addresses = Array.from({ length: 2_345 }, (_, at) => `${at} Elm St`);
    const first = Date.now() - addresses.length;
    await database.system.property.createMany({
      data: addresses.map((line1, at) => {
        return { organizationId, title: "House", status: "active", line1, createdAt: new Date(first + at) };
      }),
    });
    key = await many.key({ scopes: ["properties:read"], prefix: "oag_" });
    const newest = addresses.toReversed();
    expect(await titlesOf("")).toEqual(newest);
    expect(await titlesOf("?limit=1000")).toEqual(newest.slice(0, 1_000));
    expect(await titlesOf("?limit=2&offset=600")).toEqual(newest.slice(600, 602));
    expect(await titlesOf("?offset=2340")).toEqual(newest.slice(2_340));
  });

  it("refuses a limit over 1,000, of 0, and an offset below it, as its document's 400", async () => {
    for (const query of ["?limit=1001", "?limit=0", "?limit=", "?offset=-1", "?limit=1&limit=2"]) {
      const answer = await get(query);
      expect([query, answer.status]).toEqual([query, 400]);
      expect(await answer.json()).toEqual({ success: false, error: expect.any(String), code: "BAD_REQUEST" });
    }
  });

  it("answers HEAD without a body", async () => {
    const answer = await get("", "HEAD");
    expect([answer.status, await answer.text()]).toEqual([200, ""]);
  });
});
