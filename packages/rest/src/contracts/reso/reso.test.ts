import { createProperty } from "@orrery/domain";
import { createWorld } from "@orrery/testkit";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openWorld, type World } from "../../../test/world.ts";

const ROOT = "/reso/odata";

let world: World;
let listed: string;
beforeAll(async () => {
  world = await openWorld();
  const listing = {
    ...{
      title: "Oak",
      status: "active",
      type: "house",
      operation: "sale",
      price: 750_000.5,
      bedrooms: 4,
      bathrooms: 2.5,
    },
    ...{ areaSqft: 2400.25, yearBuilt: 1955, description: "Light <b>& 'dry'</b>" },
    address: {
      line1: "456 Oak Ave",
      city: "Miami",
      region: "FL",
      postalCode: "33101",
      country: "US",
      lat: 25.77,
      lng: -80.19,
    },
  };
  listed = (await world.run(createProperty, listing as never)).id;
  await world.run(createProperty, { title: "Bare", status: "sold" } as never);
  await world.run(createProperty, { title: "Draft", status: "draft" } as never);
});
afterAll(() => world.close());

const get = (path: string, options: Parameters<World["call"]>[2] = {}) => world.call("GET", `${ROOT}${path}`, options);
const asked = (resource: string, options: Readonly<Record<string, string>>) => {
  const query = Object.entries(options).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  return get(`/${resource}?${query.join("&")}`);
};
const rowsOf = (body: unknown) => (body as { value: Record<string, unknown>[] }).value;

interface Declared {
  readonly Name: string;
  readonly Type: string;
  readonly Nullable: string;
  readonly MaxLength?: string;
}

/** The entity types of the XML, as a client reads them. */
async function model() {
  const { text } = await get("/$metadata");
  expect(XMLValidator.validate(text)).toBe(true);
  const lists = ["EntityType", "Property", "EntitySet", "NavigationProperty"];
  const isArray = (name: string, _path: unknown, _isLeaf: unknown, isAttribute: boolean) =>
    !isAttribute && lists.includes(name);
  const parsed = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: "", isArray }).parse(text);
  const schema = parsed["edmx:Edmx"]["edmx:DataServices"].Schema;
  const types: { Name: string; Key: { PropertyRef: { Name: string } }; Property: Declared[] }[] = schema.EntityType;
  return { schema, types: new Map(types.map((type) => [type.Name, type])) };
}

const KINDS: Readonly<Record<string, (value: unknown) => boolean>> = {
  "Edm.String": (value) => typeof value === "string",
  "Edm.Decimal": (value) => typeof value === "number" && Number.isFinite(value),
  "Edm.Int32": (value) => Number.isInteger(value),
  "Edm.Int64": (value) => Number.isSafeInteger(value),
  "Edm.DateTimeOffset": (value) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(`${value}`),
};

/** What of a record its declaration does not allow. */
function misfits(record: Record<string, unknown>, declared: readonly Declared[]): string[] {
  const known = new Map(declared.map((field) => [field.Name, field]));
  return Object.entries(record).flatMap(([name, value]) => {
    const field = known.get(name);
    if (!field) return [`${name} is not declared`];
    if (value === null) return field.Nullable === "true" ? [] : [`${name} is null`];
    if (!KINDS[field.Type]?.(value)) return [`${name} is no ${field.Type}`];
    return typeof value === "string" && value.length > Number(field.MaxLength ?? Infinity)
      ? [`${name} is too long`]
      : [];
  });
}

describe("the RESO Web API's documents", () => {
  it("begin with the service document, which lists what there is", async () => {
    for (const path of ["", "/"]) {
      const { status, headers, body } = await get(path, { key: null });
      expect([status, headers.get("odata-version")]).toEqual([200, "4.0"]);
      expect(rowsOf(body).map(({ url }) => url)).toEqual(["Property", "EntityEvent"]);
    }
  });

  it("have the model in XML, which a parser reads, and which every answer keeps to", async () => {
    const { types, schema } = await model();
    expect(schema.Namespace).toBe("org.reso.metadata");
    const sets: { Name: string; EntityType: string }[] = schema.EntityContainer.EntitySet;
    expect(sets.map(({ Name, EntityType }) => [Name, EntityType])).toEqual([
      ["Property", "org.reso.metadata.Property"],
      ["EntityEvent", "org.reso.metadata.EntityEvent"],
    ]);
    for (const [, { Key, Property }] of types) {
      const key = Property.find(({ Name }) => Name === Key.PropertyRef.Name);
      expect(key?.Nullable).toBe("false");
      // OData's SimpleIdentifier.
      for (const { Name } of Property) expect(Name).toMatch(/^[A-Z][A-Za-z0-9]{0,127}$/);
    }
    const { body } = await get("/Property?$expand=Media");
    expect(rowsOf(body)).toHaveLength(2);
    for (const { Media, ...record } of rowsOf(body)) {
      const { Property = [] } = types.get("Property") ?? {};
      expect(Object.keys(record)).toEqual(Property.map(({ Name }) => Name));
      expect(misfits(record, Property)).toEqual([]);
      expect(Media).toEqual([]);
    }
  });

  it("have the same model in JSON, where nothing but that is accepted or it is asked for", async () => {
    const { types } = await model();
    const json = await get("/$metadata?$format=json");
    expect(json.headers.get("content-type")).toContain("application/json");
    const schema = (json.body as Record<string, Record<string, Record<string, object>>>)["org.reso.metadata"] ?? {};
    for (const [name, { Property }] of types) {
      const fields = Object.keys(schema[name] ?? {}).filter((field) => !field.startsWith("$"));
      expect(fields.filter((field) => field !== "Media")).toEqual(Property.map(({ Name }) => Name));
    }
    const typeOf = async (accept: string) =>
      (await get("/$metadata", { headers: { accept } })).headers.get("content-type")?.split(";")[0];
    expect(await typeOf("application/json")).toBe("application/json");
    expect(await typeOf("application/json, text/plain, */*")).toBe("application/xml");
    expect(await typeOf("*/*")).toBe("application/xml");
    expect((await get("/$metadata?$format=atom")).status).toBe(400);
    const { headers } = await get("/$metadata?$format=xml");
    expect(headers.get("vary")).toContain("Accept");
    const again = { headers: { "if-none-match": headers.get("etag") ?? "" } };
    expect((await get("/$metadata?$format=xml", again)).status).toBe(304);
  });

  it("are found with their signs written out, as some clients do", async () => {
    expect((await get("/%24metadata?%24format=json")).status).toBe(200);
    expect((await get(`/Property%28%27${listed}%27%29?%24select=City`)).body).toMatchObject({ City: "Miami" });
    expect((await get(`/Property%28%27${listed}%27%29?%24select=City`)).body).toMatchObject({ City: "Miami" });
  });
});

describe("GET /reso/odata/Property", () => {
  it("answers with the records, a context, and the version of OData, under Orkasa's limits", async () => {
    const { status, headers, body } = await asked("Property", {
      $filter: "City eq 'Miami'",
      $select: "ListingKey,ListPrice",
    });
    expect(status).toBe(200);
    expect(headers.get("odata-version")).toBe("4.0");
    expect(headers.get("content-type")).toBe("application/json; odata.metadata=minimal; charset=utf-8");
    expect(body).toEqual({
      "@odata.context": "http://orrery.test/reso/odata/$metadata#Property(ListingKey,ListPrice)",
      value: [{ ListingKey: listed, ListPrice: 750_000.5 }],
    });
    expect(world.taken.at(-1)?.policy).toBe("orkasa");
  });

  it("goes on at the address of the next page, which keeps what was asked", async () => {
    const first = await asked("Property", {
      $top: "1",
      $select: "StandardStatus",
      $filter: "StandardStatus ne 'Pending'",
      $count: "true",
    });
    const next = (first.body as Record<string, string>)["@odata.nextLink"] ?? "";
    expect(next).toMatch(/^http:\/\/orrery\.test\/reso\/odata\/Property\?/);
    const { pathname, search } = new URL(next);
    const second = await world.call("GET", `${pathname}${search}`);
    expect(rowsOf(first.body)).toEqual([{ StandardStatus: "Active" }]);
    expect(second.body).toEqual({
      "@odata.context": expect.any(String),
      "@odata.count": 2,
      value: [{ StandardStatus: "Closed" }],
    });
  });

  it("takes the size of a page from the client's preference", async () => {
    for (const prefer of ["odata.maxpagesize=1", 'respond-async, maxpagesize="1"']) {
      expect(rowsOf((await get("/Property", { headers: { prefer } })).body)).toHaveLength(1);
    }
    expect(rowsOf((await get("/Property", { headers: { prefer: "maxpagesize=0" } })).body)).toHaveLength(2);
  });

  it.each([
    ["$filter=ListPrice%20foo%205", 400, "$filter", "Expected eq, ne"],
    ["$filter=Nope%20eq%205", 400, "$filter", "no field Nope"],
    ["$filter=Media/any(m:m/Order%20eq%201)", 501, "$filter", "any"],
    ["$filter=year(ModificationTimestamp)%20eq%202026", 501, "$filter", "year()"],
    ["$filter=City%20eq%20'x'%20or%201%3D1", 400, "$filter", "not understood"],
    [`$filter=${"(".repeat(200)}City%20eq%20'x'${")".repeat(200)}`, 400, "$filter", "20 parentheses"],
    ["$select=Nope", 400, "$select", "no field Nope"],
    ["$orderby=City", 501, "$orderby", "ModificationTimestamp"],
    ["$expand=Office", 400, "$expand", "no Office"],
    ["$top=-1", 400, "$top", "$top"],
    ["$top=x", 400, "$top", "$top"],
    ["$top=1&$top=2", 400, "$top", "once"],
    ["$count=yes", 400, "$count", "$count"],
    ["$format=xml", 400, "$format", "JSON alone"],
    ["$search=oak", 501, "$search", "not offered"],
    ["$apply=groupby((City))", 501, "$apply", "not offered"],
    ["$nope=1", 400, "$nope", "no such query option"],
  ])("refuses %s in OData's own shape, naming it", async (query, status, target, words) => {
    const answer = await get(`/Property?${query}`);
    expect(answer.headers.get("odata-version")).toBe("4.0");
    expect([answer.status, answer.body]).toEqual([
      status,
      { error: expect.objectContaining({ code: "BAD_REQUEST", target, message: expect.stringContaining(words) }) },
    ]);
  });

  it("ignores options that are not OData's", async () => {
    expect((await get("/Property?cacheBuster=1&foo=bar")).status).toBe(200);
  });

  it("refuses a token that was not given here, without a word on what it is made of", async () => {
    const { status, body } = await get("/Property?$skiptoken=AAAA");
    expect([status, body]).toEqual([
      400,
      { error: { code: "BAD_REQUEST", message: expect.any(String), innererror: { reason: "INVALID_CURSOR" } } },
    ]);
  });

  it("refuses a URL of more than 8 KiB, and a client of another OData", async () => {
    expect((await get(`/Property?$filter=City%20eq%20'${"x".repeat(8_200)}'`)).status).toBe(413);
    const versions = [{ "odata-version": "4.02" }, { "odata-version": "3.0" }, { "odata-maxversion": "3.0" }];
    for (const headers of versions) expect((await get("/Property", { headers })).status).toBe(400);
    expect((await get("/Property", { headers: { "odata-version": "4.01", "odata-maxversion": "4.01" } })).status).toBe(
      200,
    );
  });

  it("needs a credential that reads properties, and is read-only", async () => {
    expect(await get("/Property", { key: null })).toMatchObject({
      status: 401,
      body: { error: { code: "UNAUTHORIZED" } },
    });
    expect(await get("/Property", { key: ["leads:read"] })).toMatchObject({ status: 403 });
    const written = await world.call("POST", `${ROOT}/Property`, { body: {} });
    expect([written.status, written.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
  });
});

describe("GET /reso/odata/Property('…')", () => {
  it("is one record at the top level", async () => {
    const { status, body } = await get(`/Property('${listed}')`);
    const { body: list } = await asked("Property", { $filter: `ListingKey eq '${listed}'` });
    expect([status, body]).toEqual([
      200,
      { "@odata.context": "http://orrery.test/reso/odata/$metadata#Property/$entity", ...rowsOf(list)[0] },
    ]);
  });

  it.each([
    "Property('0197d3a0-0000-7000-8000-000000000001')",
    "Property('abc')",
    "Property(5)",
    "Property()",
    "Members",
    "Media",
  ])("is 404 in OData's shape where there is nothing: %s", async (path) => {
    const { status, headers, body } = await get(`/${path}`);
    expect([status, headers.get("odata-version")]).toEqual([404, "4.0"]);
    expect(body).toEqual({ error: expect.objectContaining({ code: "NOT_FOUND", message: expect.any(String) }) });
  });
});

describe("GET /reso/odata/EntityEvent", () => {
  it("is read over REST as its model says, and 410 where the log does not go as far", async () => {
    await (await createWorld({ database: world.db })).relay();
    const { status, body } = await asked("EntityEvent", { $filter: "EntityEventSequence gt 0", $top: "1" });
    expect([status, body]).toEqual([
      200,
      {
        "@odata.context": "http://orrery.test/reso/odata/$metadata#EntityEvent",
        value: [{ EntityEventSequence: 1, ResourceName: "Property", ResourceRecordKey: listed }],
        "@odata.nextLink": expect.stringMatching(/EntityEvent\?\$filter=.*&\$top=1&\$skiptoken=/),
      },
    ]);
    const { Property = [] } = (await model()).types.get("EntityEvent") ?? {};
    for (const record of rowsOf(body)) expect(misfits(record, Property)).toEqual([]);
    expect(await asked("EntityEvent", { $filter: "EntityEventSequence gt 99999" })).toMatchObject({
      status: 410,
      body: { error: { innererror: { reason: "CURSOR_AHEAD" } } },
    });
    expect((await get("/EntityEvent?$count=true")).status).toBe(501);
  });
});
