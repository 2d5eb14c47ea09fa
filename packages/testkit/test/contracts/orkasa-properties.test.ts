import { createEstateAgent, createProperty } from "@orrery/domain";
import { createWorld, startServer, type TestServer, type TestWorld } from "@orrery/testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

let server: TestServer;
let world: TestWorld;
let key: string;
beforeAll(async () => {
  server = await startServer();
  world = await createWorld();
  key = await world.key({ scopes: ["write"] });
});
afterAll(() => server[Symbol.asyncDispose]());

/** The parts of answers that these tests look into. */
interface Body {
  readonly id: string;
  readonly title: string;
  readonly version: number;
  readonly data: readonly { readonly id: string; readonly title: string }[];
  readonly next_cursor: string | null;
  readonly image_upload_url: string;
}

async function send(
  method: string,
  path: string,
  sent: { body?: unknown; headers?: Record<string, string>; key?: string } = {},
) {
  const response = await fetch(`${server.url}${path}`, {
    method,
    headers: { Authorization: `Bearer ${sent.key ?? key}`, "Content-Type": "application/json", ...sent.headers },
    ...(sent.body !== undefined && { body: JSON.stringify(sent.body) }),
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as Body };
}

const create = async (body: object) => (await send("POST", "/v1/properties", { body })).body;

/** As CONTRACTS.md lists them, in its order. */
const PROPERTY_FIELDS = [
  ...["id", "brokerage_id", "title", "description", "status", "operation", "type", "price", "currency", "bedrooms"],
  ...["bathrooms", "area_sqft", "lot_sqft", "year_built", "address", "features", "agent_id", "images"],
  ...["publications", "version"],
  ...["created_at", "updated_at"],
];
const ADDRESS_FIELDS = ["line1", "line2", "city", "region", "postal_code", "country", "lat", "lng"];

describe("POST /v1/properties", () => {
  it("needs a title alone, and answers 201 with the whole draft in snake_case", async () => {
    const { status, body, headers } = await send("POST", "/v1/properties", { body: { title: "Plot" } });
    expect(status).toBe(201);
    expect(Object.keys(body)).toEqual([...PROPERTY_FIELDS, "image_upload_url"]);
    expect(body).toMatchObject({ status: "draft", brokerage_id: world.organizationId, price: null, features: [] });
    expect(Object.keys((body as unknown as { address: object }).address)).toEqual(ADDRESS_FIELDS);
    expect(headers.get("etag")).toBe('"1"');
    expect((await send("POST", "/v1/properties", { body: {} })).status).toBe(400);
  });

  it("takes every field", async () => {
    const agent = await world.run(createEstateAgent);
    const address = { line1: "456 Oak Ave", postal_code: "33133", country: "US", lat: 25.76, lng: -80.19 };
    const fields = { price: 750000, bathrooms: 2.5, area_sqft: 2400, year_built: 1998, features: ["pool"] };
    const body = { title: "House", status: "active", operation: "sale", type: "house", agent_id: agent.id, ...fields };
    expect(await create({ ...body, address })).toMatchObject({ ...body, address, currency: "USD" });
  });
});

describe("GET /v1/properties", () => {
  it("takes the document's example: GET with an empty body of type application/json", async () => {
    await create({ title: "Listed" });
    const { status, body, headers } = await send("GET", "/v1/properties");
    expect(status).toBe(200);
    expect(Object.keys(body)).toEqual(["data", "next_cursor"]);
    expect(Object.keys(body.data[0] ?? {})).toEqual(PROPERTY_FIELDS);
    expect(headers.get("x-ratelimit-limit")).toBe("3000");
  });

  it("filters, sorts and pages", async () => {
    const city = world.unique("Springfield ");
    for (const [title, price] of Object.entries({ a: 100, b: 300.5, c: 200, d: null })) {
      await create({ title, price, type: "condo", status: "active", operation: "rent", address: { city } });
    }
    const list = async (query: string) =>
      (await send("GET", `/v1/properties?city=${encodeURIComponent(city.toUpperCase())}${query}`)).body;
    const titles = async (query: string) => (await list(query)).data.map(({ title }) => title).join("");
    expect(await titles("")).toBe("dcba");
    expect(await titles("&sort=created_at")).toBe("abcd");
    expect(await titles("&sort=price")).toBe("acbd");
    expect(await titles("&sort=-price")).toBe("bcad");
    expect(await titles("&price_min=100.01&price_max=300.50&sort=price")).toBe("cb");
    expect(await titles("&price=300.5")).toBe("b");
    expect(await titles("&status=active&type=condo&operation=rent")).toBe("dcba");
    for (const other of ["status=sold", "type=land", "operation=sale"]) expect(await titles(`&${other}`)).toBe("");
    const first = await list("&sort=-price&limit=3");
    expect(first.next_cursor).toEqual(expect.any(String));
    expect(await titles(`&sort=-price&limit=3&cursor=${first.next_cursor}`)).toBe("d");
    expect((await send("GET", `/v1/properties?sort=price&cursor=${first.next_cursor}`)).status).toBe(400);
  });

  it("searches by q: by relevance unless sorted, with the filters, page by page", async () => {
    const place = { city: "Zürich" };
    for (const [title, price] of Object.entries({
      "Lakefront loft": 2,
      "Loft by the lakefront": 1,
      "Lakefrnt hut": 3,
    })) {
      await create({ title, price, address: place });
    }
    const search = async (query: string) => (await send("GET", `/v1/properties?${query}`)).body;
    const titles = async (query: string) => (await search(query)).data.map(({ title }) => title);
    expect(await titles("q=lakefront+zurich")).toEqual(["Loft by the lakefront", "Lakefront loft", "Lakefrnt hut"]);
    expect(await titles("q=lakefront&sort=-price")).toEqual([
      "Lakefrnt hut",
      "Lakefront loft",
      "Loft by the lakefront",
    ]);
    expect(await titles("q=Lakfront%20LOFT&price_max=1")).toEqual(["Loft by the lakefront"]);
    const first = await search("q=lakefront&limit=2");
    expect(await titles(`q=lakefront&limit=2&cursor=${first.next_cursor}`)).toEqual(["Lakefrnt hut"]);
    for (const query of [
      `q=loft&cursor=${first.next_cursor}`,
      `cursor=${first.next_cursor}`,
      "q=",
      `q=${"x".repeat(201)}`,
    ]) {
      const { status, body } = await send("GET", `/v1/properties?${query}`);
      expect([status, body], query).toEqual([400, { error: expect.objectContaining({ code: "BAD_REQUEST" }) }]);
    }
    for (const q of ["'", "%22", "%26%7C!", "%3A*", "%25", "x".repeat(200)]) {
      expect((await send("GET", `/v1/properties?q=${q}`)).status, q).toBe(200);
    }
  });

  it("clamps a limit over 100, refuses one of 0 and what it does not know, and ignores unknown parameters", async () => {
    expect((await send("GET", "/v1/properties?limit=500&colour=red")).status).toBe(200);
    for (const query of ["limit=0", "sort=title", "status=open", "price_min=cheap", "agent_id=1", "city="]) {
      expect((await send("GET", `/v1/properties?${query}`)).status, query).toBe(400);
    }
  });
});

describe("GET and PATCH /v1/properties/{id}", () => {
  it("gives what was created, and says 404 of any other id", async () => {
    const { image_upload_url, ...made } = await create({ title: "Got" });
    expect(image_upload_url).toMatch(`${server.url}/v1/image-uploads/`);
    const { body, headers } = await send("GET", `/v1/properties/${made.id}`);
    expect([body, headers.get("etag")]).toEqual([made, '"1"']);
    const foreign = await (await createWorld()).run(createProperty);
    for (const id of [foreign.id, "018f0000-0000-7000-8000-00000000ffff", "42"]) {
      for (const method of ["GET", "PATCH"]) {
        const sent = method === "PATCH" ? { body: { title: "Mine" } } : {};
        const answer = await send(method, `/v1/properties/${id}`, sent);
        expect([answer.status, answer.body]).toEqual([
          404,
          {
            error: {
              code: "NOT_FOUND",
              message: "No property has this id.",
              details: { reason: "PROPERTY_NOT_FOUND" },
            },
          },
        ]);
      }
    }
  });

  it("changes what is sent, into the address too, with null to empty", async () => {
    const { id } = await create({ title: "Old", description: "x", address: { line1: "1 Elm St", postal_code: "1" } });
    const { status, body, headers } = await send("PATCH", `/v1/properties/${id}`, {
      body: { title: "New", description: null, address: { postal_code: "2", line2: "B" } },
    });
    expect([status, headers.get("etag")]).toEqual([200, '"2"']);
    expect(body).toMatchObject({
      title: "New",
      description: null,
      address: { line1: "1 Elm St", line2: "B", postal_code: "2" },
    });
  });

  it.each([
    ["If-Match, 412", (version: string) => ({ headers: { "If-Match": version } }), 412, "PRECONDITION_FAILED"],
    ["expected_version, 409", (version: string) => ({ expected: Number(version) }), 409, "CONFLICT"],
  ] as const)(
    "tells one of two that change a version at once: by %s with the current state",
    async (_by, with_, status, code) => {
      const { id } = await create({ title: "Contended" });
      const answers = await Promise.all(
        ["One", "Two"].map((title) => {
          const { headers, expected } = { headers: {}, expected: undefined, ...with_("1") };
          return send("PATCH", `/v1/properties/${id}`, { headers, body: { title, expected_version: expected } });
        }),
      );
      const [done, told] = answers.toSorted((a, b) => a.status - b.status);
      expect([done?.status, told?.status]).toEqual([200, status]);
      expect(told?.body).toEqual({
        error: { code, message: expect.any(String), details: { reason: "STALE_VERSION", current: done?.body } },
      });
      expect((await send("GET", `/v1/properties/${id}`)).body).toEqual(done?.body);
    },
  );

  it("needs the bundle `write` to change, and `read` to see", async () => {
    const { id } = await create({ title: "Guarded" });
    const reader = await world.key({ scopes: ["read"] });
    expect((await send("GET", `/v1/properties/${id}`, { key: reader })).status).toBe(200);
    expect((await send("PATCH", `/v1/properties/${id}`, { key: reader, body: { title: "No" } })).status).toBe(403);
    expect((await send("POST", "/v1/properties", { key: reader, body: { title: "No" } })).status).toBe(403);
  });
});
