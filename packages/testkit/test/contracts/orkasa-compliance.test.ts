import {
  createWorld,
  type FreshDatabase,
  freshDatabase,
  loadSanctions,
  startServer,
  type TestServer,
} from "@orrery/testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

let fresh: FreshDatabase;
let server: TestServer;
let key: string;
let reader: string;
beforeAll(async () => {
  fresh = await freshDatabase();
  await loadSanctions(fresh.database);
  server = await startServer({ database: fresh.database });
  const world = await createWorld({ database: fresh.database });
  key = await world.key({ scopes: ["admin"] });
  reader = await world.key({ scopes: ["write"] });
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await fresh[Symbol.asyncDispose]();
});

async function call(method: string, path: string, body?: object, as = key) {
  const response = await fetch(`${server.url}${path}`, {
    method,
    headers: { Authorization: `Bearer ${as}`, "Content-Type": "application/json" },
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: (await response.json()) as Readonly<Record<string, unknown>> };
}

const created = async (body: object) => String((await call("POST", "/v1/leads", body)).body.id);

describe("a lead that matches", () => {
  it("is held: 202 with status unchanged, what was asked for, and the rest done", async () => {
    const id = await created({ name: "Joaquin Guzman Loera" });
    const hold = { reason: "sanctions_match", requested_status: "qualified" };
    const patch = (body: object) => call("PATCH", `/v1/leads/${id}`, body);
    expect(await patch({ status: "qualified", notes: "Called." })).toMatchObject({
      status: 202,
      body: { status: "new", notes: "Called.", hold },
    });
    expect(await patch({ notes: "Called again." })).toMatchObject({ status: 200, body: { hold } });
    expect(await call("GET", "/v1/leads?limit=1")).toMatchObject({ body: { data: [{ id, hold }] } });
    expect(await call("GET", "/v1/leads?hold=sanctions_match&limit=1")).toMatchObject({ body: { data: [{ id }] } });
    expect(await call("GET", "/v1/leads?hold=kyc_required")).toMatchObject({ body: { data: [] } });
    expect(await patch({ status: "lost" })).toMatchObject({ status: 200, body: { status: "lost" } });
  });

  it("is looked into, and released with a reason: the move is made", async () => {
    const id = await created({ name: "Usama bin Ladin" });
    await call("PATCH", `/v1/leads/${id}`, { status: "qualified" });
    const match = { entry_id: 6365, name: "BIN LADIN, Usama bin Muhammad bin Awad", score: 100, is_alert: true };
    expect(await call("GET", `/v1/leads/${id}/screening`)).toMatchObject({
      body: { data: [{ kind: "screening", lead_id: id, list_version: 1, outcome: "match", matches: [match] }] },
    });
    const clear = (body: object, as = key) => call("POST", `/v1/leads/${id}/screening/clear`, body, as);
    expect(await clear({})).toMatchObject({ status: 400 });
    expect(await clear({ reason: "x" }, reader)).toMatchObject({ status: 403 });
    const reason = "Another person, born in 1990.";
    const released = await clear({ reason });
    expect(released).toMatchObject({ status: 200, body: { status: "qualified" } });
    expect(released.body).not.toHaveProperty("hold");
    expect(await clear({ reason })).toMatchObject({
      status: 422,
      body: { error: { code: "UNPROCESSABLE", details: { reason: "LEAD_NOT_HELD" } } },
    });
    const screened = await call("POST", `/v1/leads/${id}/screen`);
    expect(screened).toMatchObject({ status: 200, body: { lead: { id }, screening: { outcome: "known_match" } } });
    expect(screened.body.lead).not.toHaveProperty("hold");
    const { body } = await call("GET", "/v1/leads?limit=1");
    expect(body).toMatchObject({ data: [{ id }] });
    expect(body).not.toHaveProperty("data.0.hold");
  });
});

it("asks for a check over the organization's threshold, and goes on once it is passed", async () => {
  const set = await call("PATCH", "/v1/compliance/settings", { kyc_threshold: 500_000, kyc_currency: "USD" });
  expect(set.body).toMatchObject({ alert_score: 85, kyc_threshold: 500_000, kyc_currency: "USD", version: 1 });
  expect((await call("GET", "/v1/compliance/settings", undefined, reader)).body).toEqual(set.body);
  const id = await created({ name: "Linda Cooper", deal_value: 750000, deal_currency: "USD" });
  expect(await call("PATCH", `/v1/leads/${id}`, { status: "qualified" })).toMatchObject({
    status: 202,
    body: { status: "new", hold: { reason: "kyc_required", requested_status: "qualified" } },
  });
  const documents = [{ kind: "passport", reference: "vault/1" }];
  const check = { outcome: "passed", reference: "check 1", documents };
  const checked = await call("POST", `/v1/leads/${id}/kyc`, check);
  expect(checked).toMatchObject({ status: 201, body: { status: "qualified" } });
  expect(checked.body).not.toHaveProperty("hold");
  const log = await call("GET", "/v1/compliance/records?kind=kyc&limit=1");
  expect(log.body).toMatchObject({ data: [{ lead_id: id, ...check }] });
});

it("shows a website's key nothing of a match", async () => {
  const world = await createWorld({ database: fresh.database });
  const website = await world.key({ scopes: ["leads:write"] });
  const answers = [];
  for (const name of ["Joaquin Guzman Loera", "Linda Cooper"]) {
    answers.push(await call("POST", "/v1/leads", { name }, website));
  }
  const [match, none] = answers.map(({ status, body }) => [status, Object.keys(body).sort()]);
  expect(match).toEqual(none);
  expect(JSON.stringify(answers)).not.toMatch(/hold|sanction/);
});
