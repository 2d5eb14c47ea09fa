import { createLead, createProperty } from "@orrery/domain";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { gid, openWorld, type World, without } from "../test/world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const CREATE = `mutation ($input: CreateLeadInput!, $key: String) {
  createLead(input: $input, idempotencyKey: $key) {
    submissionId merged possibleDuplicates { id name } lead { id name email dealValue property { title } }
  }
}`;
const UPDATE = `mutation ($input: UpdateLeadInput!) {
  updateLead(input: $input) { lead { name phone status version dealValue } }
}`;
const leadOf = async (name: string) => (await world.run(createLead, { name })).lead?.id ?? "";
const unique = () => `${crypto.randomUUID()}@example.com`;

describe("createLead", () => {
  it("gives the lead with what is selected below it, and says whether it was merged", async () => {
    const property = await world.run(createProperty, { title: "Oak Avenue" });
    const input = { name: "Ada", email: unique(), dealValue: "1250.50", propertyId: gid("Property", property.id) };
    const first = await world.ask(CREATE, { variables: { input } });
    expect(first.errors).toBeUndefined();
    expect(first.at("createLead")).toEqual({
      submissionId: expect.any(String),
      merged: false,
      possibleDuplicates: [],
      lead: {
        id: expect.any(String),
        name: "Ada",
        email: input.email,
        dealValue: "1250.5",
        property: { title: "Oak Avenue" },
      },
    });
    const second = await world.ask(CREATE, { variables: { input: { ...input, name: "Ada L.", dealValue: 7 } } });
    expect(second.at("createLead")).toMatchObject({ merged: true, lead: { name: "Ada", dealValue: "1250.5" } });
    expect(second.at("createLead", "submissionId")).not.toBe(first.at("createLead", "submissionId"));
  });

  it("points out leads with the same phone, by their global ids", async () => {
    const input = { name: "Bea", phone: `+1 555 ${Math.floor(Math.random() * 1e7)}` };
    const first = await world.ask(CREATE, { variables: { input } });
    const second = await world.ask(CREATE, { variables: { input: { ...input, name: "Cid" } } });
    expect(second.at("createLead", "possibleDuplicates")).toEqual([
      { id: first.at("createLead", "lead", "id"), name: "Bea" },
    ]);
  });

  it("tells a credential without leads:read its submission alone, without an error", async () => {
    const { data, errors } = await world.ask(CREATE, { variables: { input: { name: "Dan" } }, key: ["leads:write"] });
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      createLead: { submissionId: expect.any(String), merged: null, possibleDuplicates: null, lead: null },
    });
  });

  it("refuses what is not valid, and writes nothing", async () => {
    const before = await world.db.system.lead.count();
    const inputs = [
      { name: " " },
      { name: "Eve", email: "nobody" },
      { name: "Eve", dealValue: "1.234" },
      { name: "Eve", propertyId: gid("Property", crypto.randomUUID()) },
      { name: "Eve", agentId: "nonsense" },
    ];
    const codes = [];
    for (const input of inputs) {
      const { data, errors } = await world.ask(CREATE, { variables: { input } });
      expect(data).toEqual({ createLead: null });
      codes.push(errors?.[0]?.extensions.code);
    }
    expect(codes).toEqual(["BAD_REQUEST", "BAD_REQUEST", "BAD_REQUEST", "NOT_FOUND", "BAD_REQUEST"]);
    for (const input of [
      {},
      { name: 1 },
      { name: { $ne: null } },
      { name: "Eve", dealValue: {} },
      { name: "Eve", x: 1 },
    ]) {
      const { status, errors } = await world.ask(CREATE, { variables: { input } });
      expect([status, errors?.[0]?.extensions.code]).toEqual([400, "BAD_REQUEST"]);
    }
    expect(await world.db.system.lead.count()).toBe(before);
  });
});

describe("updateLead", () => {
  it("changes what is given, empties what is null, leaves the rest", async () => {
    const { lead } = await world.run(createLead, { name: "Ada", phone: "555 123 4567", dealValue: 10 });
    const input = { id: gid("Lead", lead?.id ?? ""), status: "contacted", phone: null };
    const { at } = await world.ask(UPDATE, { variables: { input } });
    expect(at("updateLead", "lead")).toEqual({
      name: "Ada",
      phone: null,
      status: "contacted",
      version: 2,
      dealValue: "10",
    });
  });

  it("refuses null where a field can't be empty", async () => {
    const { errors } = await world.ask(UPDATE, { variables: { input: { id: await leadOf("Bea"), name: null } } });
    expect(errors?.[0]?.extensions).toMatchObject({ code: "BAD_REQUEST", reason: "INVALID_INPUT" });
  });

  it("says what the board and the version refuse, with the details", async () => {
    const id = await leadOf("Cid");
    const won = await world.ask(UPDATE, { variables: { input: { id, status: "won" } } });
    expect(won.errors?.[0]?.extensions).toMatchObject({
      code: "UNPROCESSABLE",
      reason: "LEAD_MOVE_NOT_ALLOWED",
      details: { from: "new", to: "won" },
    });
    const stale = await world.ask(UPDATE, { variables: { input: { id, name: "X", expectedVersion: 9 } } });
    expect(stale.errors?.[0]?.extensions).toMatchObject({
      code: "CONFLICT",
      reason: "STALE_VERSION",
      details: { current: { version: 1 } },
    });
  });

  it("runs one mutation after the other, and each fails alone", async () => {
    const id = await leadOf("Dan");
    const document = `mutation {
      a: updateLead(input: { id: "${id}", status: visiting }) { lead { status version } }
      b: updateLead(input: { id: "${crypto.randomUUID()}", status: visiting }) { lead { status } }
      c: updateLead(input: { id: "${id}", status: negotiating }) { lead { status version } }
    }`;
    const { data, errors } = await world.ask(document);
    expect(data).toEqual({
      a: { lead: { status: "visiting", version: 2 } },
      b: null,
      c: { lead: { status: "negotiating", version: 3 } },
    });
    expect(errors).toMatchObject([{ path: ["b"], extensions: { code: "NOT_FOUND" } }]);
  });
});

describe("an idempotency key", () => {
  const ask = (input: object, key: string, scopes?: readonly string[]) =>
    world.ask(CREATE, { variables: { input, key }, ...(scopes && { key: scopes }) });

  it("does the same thing once; the second answer is the first, and says that it is a replay", async () => {
    const input = { name: "Ada", email: unique() };
    const first = await ask(input, "key-1");
    const second = await ask(input, "key-1");
    expect(first.extensions.replayed).toBeUndefined();
    expect(second.extensions.replayed).toEqual(["createLead"]);
    expect(second.errors).toBeUndefined();
    expect(second.data).toEqual(first.data);
  });

  it("is refused for other input", async () => {
    await ask({ name: "Bea" }, "key-2");
    const { errors } = await ask({ name: "Cid" }, "key-2");
    expect(errors?.[0]?.extensions).toMatchObject({ code: "CONFLICT", reason: "IDEMPOTENCY_KEY_REUSED" });
  });

  it("replays for a credential without leads:read what it was told the first time", async () => {
    const first = await ask({ name: "Dan" }, "key-3", ["leads:write"]);
    const second = await ask({ name: "Dan" }, "key-3", ["leads:write"]);
    expect(second.errors).toBeUndefined();
    expect(second.data).toEqual(first.data);
  });

  it("gets the noun of a replay once, under however many aliases", async () => {
    const document = `mutation { createProperty(input: { title: "Oak" }, idempotencyKey: "key-4") {
      a: property { id title } b: property { status }
    } }`;
    const first = await world.ask(document);
    const second = await world.ask(document);
    expect(second.errors).toBeUndefined();
    expect(second.data).toEqual(first.data);
    expect(second.extensions.replayed).toEqual(["createProperty"]);
  });

  it("may come as a header, where the document holds one write", async () => {
    const one = `mutation { a: createProperty(input: { title: "Elm" }) { property { id } } }`;
    const headers = { "idempotency-key": "key-5" };
    const first = await world.ask(one, { headers });
    const second = await world.ask(one, { headers });
    expect(second.data).toEqual(first.data);
    expect(second.extensions.replayed).toEqual(["a"]);
  });

  it("is refused as a header over several writes, before any of them runs", async () => {
    const before = await world.db.system.property.count();
    const write = 'createProperty(input: { title: "Elm" }) { property { id } }';
    const { status, errors } = await world.ask(`mutation { a: ${write} b: ${write} }`, {
      headers: { "idempotency-key": "key-6" },
    });
    expect([status, errors?.[0]?.extensions.code]).toEqual([400, "BAD_REQUEST"]);
    expect(await world.db.system.property.count()).toBe(before);
  });

  it("that is no key is refused", async () => {
    const { errors } = await ask({ name: "Eve" }, "with space");
    expect(errors?.[0]?.extensions.code).toBe("BAD_REQUEST");
  });
});

it("gives every mutation's noun under its own name", async () => {
  const { data, errors } = await world.ask(`mutation {
    createEstateAgent(input: { name: "Sarah" }) { estateAgent { id name } }
    createProperty(input: { title: "Oak" }) { property { id title } }
  }`);
  expect(errors).toBeUndefined();
  expect(data).toMatchObject({
    createEstateAgent: { estateAgent: { name: "Sarah" } },
    createProperty: { property: { title: "Oak" } },
  });
});

it("shows a created agent's id and name to a credential that may add agents and not read them", async () => {
  const document = 'mutation { createEstateAgent(input: { name: "Tom" }) { estateAgent { id name email } } }';
  const { at, errors } = await world.ask(document, { key: without("estate-agents:read") });
  expect(at("createEstateAgent", "estateAgent")).toEqual({ id: expect.any(String), name: "Tom", email: null });
  expect(errors).toMatchObject([
    {
      path: ["createEstateAgent", "estateAgent", "email"],
      extensions: { code: "FORBIDDEN", reason: "SCOPE_REQUIRED" },
    },
  ]);
});
