import { createHmac, randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { type Answer, webhooksOverTheWire } from "./webhooks-over-the-wire.ts";

const wire = webhooksOverTheWire();

const MAPPING = {
  name: { paths: ["contact.first", "contact.last"], join: " " },
  email: { paths: ["contact.mail", "contact.emails.0"] },
  source: { value: "website" },
  notes: { paths: ["message"], value: "No message" },
  dealValue: { paths: ["budget"] },
};
const ORKASA = { scheme: "hmac_sha256_hex", header: "X-Orkasa-Signature", prefix: "sha256=" };
const MESSAGE = { id: "m-1", contact: { first: "Ana", last: "Diaz", emails: ["ana@example.com"] }, budget: 750000 };

async function make(over: object = {}) {
  const body = {
    name: "Website",
    mapping: MAPPING,
    signature: { scheme: "none" },
    deduplication: { path: "id" },
    ...over,
  };
  const answer = await wire.send("POST", "/v1/webhooks/inbound", { body });
  expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 201 });
  return answer.body as { id: string; token: string; url: string; secret: string };
}

/** As another system sends it. */
async function post(token: string, message: unknown, headers: Record<string, string> = {}): Promise<Answer> {
  const body = typeof message === "string" ? message : JSON.stringify(message);
  const response = await fetch(`${wire.url}/v1/hooks/${token}`, { method: "POST", body, headers });
  return { status: response.status, headers: response.headers, body: await response.json() };
}

const log = async (id: string) => (await wire.send("GET", `/v1/webhooks/inbound/${id}/deliveries`)).body.data;
const leads = async () => (await wire.send("GET", "/api/v1/leads")).body.leads as Record<string, unknown>[];
const refused = (status: number, reason: string) => ({ status, body: { error: { details: { reason } } } });

describe("an inbound webhook", () => {
  it("gives an address and a secret, shown once, and no sign of them afterwards", async () => {
    const { token, url, secret, ...shown } = await make({ signature: ORKASA });
    expect(url).toBe(`${wire.url}/v1/hooks/${token}`);
    expect(secret).toMatch(/^whsec_/);
    const got = await wire.send("GET", `/v1/webhooks/inbound/${shown.id}`);
    expect(got.body).toEqual(shown);
    expect(got.body).toMatchObject({
      target: "lead",
      signature: { ...ORKASA, header: "x-orkasa-signature" },
      status: "active",
    });
    expect((await wire.send("GET", "/v1/webhooks/inbound")).body).toEqual({ data: [shown], nextCursor: null });
    const row = await wire.world.database.system.inboundWebhook.findUniqueOrThrow({ where: { id: shown.id } });
    expect(JSON.stringify(row)).not.toContain(token);
    await post(token, MESSAGE);
    expect(wire.log.join("")).not.toContain(token);
    expect(wire.log.join("")).not.toContain(secret);
  });

  it("makes a lead of what comes in by its mapping, with its events and a line in the audit log", async () => {
    const { id, token } = await make();
    const answer = await post(token, MESSAGE);
    expect(answer).toMatchObject({ status: 200, body: { received: true, duplicate: false } });
    expect(answer.headers.get("x-ratelimit-limit")).toBe("300");
    const [lead] = await leads();
    expect(lead).toMatchObject({
      name: "Ana Diaz",
      email: "ana@example.com",
      source: "website",
      notes: "No message",
      dealValue: 750000,
    });
    expect((await wire.world.events()).map(({ type }) => type)).toEqual(["lead.created"]);
    expect(await log(id)).toEqual([
      {
        id: answer.body.id,
        inboundId: id,
        externalId: "m-1",
        outcome: "accepted",
        status: 200,
        error: null,
        leadId: lead?.id,
        body: JSON.stringify(MESSAGE),
        createdAt: expect.any(String),
      },
    ]);
    const audit = await wire.world.database.system.auditEntry.findFirstOrThrow({
      where: { organizationId: wire.world.organizationId, operation: "leads.create" },
    });
    expect(audit).toMatchObject({ credentialKind: "inbound-webhook", credentialId: id, resourceId: lead?.id });
  });

  it("merges by email as the API does, and takes each id once, also where several come at the same time", async () => {
    const { id, token } = await make();
    const answers = await Promise.all(Array.from({ length: 5 }, () => post(token, MESSAGE)));
    // Who comes while the first is under way is told to come again.
    expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(0);
    expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true);
    expect(await post(token, { ...MESSAGE, message: "Again" })).toMatchObject({
      status: 200,
      body: { duplicate: true },
    });
    expect(await post(token, { ...MESSAGE, id: "m-2" })).toMatchObject({ status: 200, body: { duplicate: false } });
    expect(await leads()).toHaveLength(1);
    const { system } = wire.world.database;
    expect(await system.leadSubmission.count({ where: { organizationId: wire.world.organizationId } })).toBe(2);
    const accepted = await wire.send("GET", `/v1/webhooks/inbound/${id}/deliveries?outcome=accepted`);
    expect(accepted.body.data.map(({ externalId }: { externalId: string }) => externalId)).toEqual(["m-2", "m-1"]);
  });

  it("shows what came to who may read leads alone", async () => {
    const { id, token } = await make();
    await post(token, MESSAGE);
    const key = await wire.keyWith({ scopes: ["webhooks:read"] });
    const { body } = await wire.send("GET", `/v1/webhooks/inbound/${id}/deliveries`, { key });
    expect(body.data).toMatchObject([{ outcome: "accepted", body: null }]);
  });

  it("is made by who may create leads alone", async () => {
    const key = await wire.keyWith({ scopes: ["webhooks:write"] });
    const body = { name: "Website", mapping: MAPPING };
    expect(await wire.send("POST", "/v1/webhooks/inbound", { body, key })).toMatchObject(
      refused(403, "SCOPE_REQUIRED"),
    );
  });
});

describe("a signature", () => {
  const body = JSON.stringify(MESSAGE);
  const hmac = (key: string | Buffer, text = body) => createHmac("sha256", key).update(text);

  it("as Orkasa's is verified over the raw bytes, with the whole secret", async () => {
    const { token, secret } = await make({ signature: ORKASA });
    const sent = (signature: string) => post(token, body, { "X-Orkasa-Signature": signature });
    expect((await sent(`sha256=${hmac(secret).digest("hex")}`)).status).toBe(200);
    const wrong = [`sha256=${hmac("other").digest("hex")}`, hmac(secret).digest("hex"), "sha256=", "sha256=zz", ""];
    for (const signature of wrong)
      expect(await sent(signature)).toMatchObject(refused(401, "INBOUND_SIGNATURE_INVALID"));
    expect(
      await post(token, `${body} `, { "X-Orkasa-Signature": `sha256=${hmac(secret).digest("hex")}` }),
    ).toMatchObject({
      status: 401,
    });
  });

  it("in Base64 is verified with the sender's own secret", async () => {
    const secret = "the sender's own";
    const { token } = await make({ secret, signature: { scheme: "hmac_sha256_base64", header: "X-Hmac" } });
    expect((await post(token, body, { "x-hmac": hmac(secret).digest("base64") })).status).toBe(200);
    expect((await post(token, body)).status).toBe(401);
  });

  it("of Standard Webhooks is verified with the decoded secret and its time, and its id is the message's", async () => {
    const { token, secret } = await make({ signature: { scheme: "standard" }, deduplication: null });
    const key = Buffer.from(secret.replace("whsec_", ""), "base64");
    const sent = (id: string, at = Math.floor(Date.now() / 1_000), with_ = key) =>
      post(token, body, {
        "webhook-id": id,
        "webhook-timestamp": `${at}`,
        "webhook-signature": `v1,AAAA v1,${hmac(with_, `${id}.${at}.${body}`).digest("base64")}`,
      });
    expect((await sent("w-1")).body).toMatchObject({ duplicate: false });
    expect((await sent("w-1")).body).toMatchObject({ duplicate: true });
    expect((await sent("w-2", Math.floor(Date.now() / 1_000) - 301)).status).toBe(401);
    expect((await sent("w-3", undefined, randomBytes(24))).status).toBe(401);
  });

  it("that is bad leaves nothing but an entry in the log", async () => {
    const { id, token } = await make({ signature: ORKASA });
    await post(token, body);
    expect(await leads()).toEqual([]);
    expect(await wire.world.events()).toEqual([]);
    expect(await log(id)).toMatchObject([{ outcome: "rejected", status: 401, externalId: null, leadId: null, body }]);
  });
});

describe("what is refused", () => {
  it("is an unknown address, a deleted and a disabled one, in the same words, also without a body", async () => {
    const unknown = [`hook_${"0".repeat(72)}`, "nonsense"];
    const deleted = await make();
    await wire.send("DELETE", `/v1/webhooks/inbound/${deleted.id}`);
    const disabled = await make();
    await wire.send("PATCH", `/v1/webhooks/inbound/${disabled.id}`, { body: { status: "disabled" } });
    for (const token of [...unknown, deleted.token, disabled.token]) {
      expect(await post(token, MESSAGE)).toMatchObject(refused(404, "INBOUND_WEBHOOK_NOT_FOUND"));
    }
    await wire.send("PATCH", `/v1/webhooks/inbound/${disabled.id}`, { body: { status: "active" } });
    expect((await post(disabled.token, MESSAGE)).status).toBe(200);
  });

  it("is a body that is no JSON object, that makes no lead, or that names what there is not", async () => {
    const { id, token } = await make({ mapping: { ...MAPPING, propertyId: { paths: ["property"] } } });
    for (const text of ["", "{", "7", '"text"', "\u0000"]) {
      expect(await post(token, text)).toMatchObject(refused(400, "INBOUND_BODY_INVALID"));
    }
    const nameless = await post(token, { id: "m-9" });
    expect(nameless).toMatchObject(refused(400, "INBOUND_LEAD_INVALID"));
    expect(nameless.body.error.details.issues).toMatchObject([{ path: "name" }]);
    const property = "018f0000-0000-7000-8000-000000000000";
    expect(await post(token, { ...MESSAGE, property })).toMatchObject({
      status: 422,
      body: { error: { details: { reason: "INBOUND_NOT_TAKEN", cause: "PROPERTY_NOT_FOUND" } } },
    });
    expect((await log(id)).every(({ outcome }: { outcome: string }) => outcome === "rejected")).toBe(true);
    // What was refused may come again.
    expect(await post(token, MESSAGE)).toMatchObject({ status: 200, body: { duplicate: false } });
  });

  it("is a body over 1 MiB, by 413", async () => {
    const { token } = await make();
    expect(await post(token, { ...MESSAGE, message: "x".repeat(1024 * 1024) })).toMatchObject({
      status: 413,
      body: { error: { code: "PAYLOAD_TOO_LARGE" } },
    });
  });

  it("is the 301st message of a minute at one address, whoever sends it, and no other's", async () => {
    const [busy, idle] = [await make({ signature: ORKASA }), await make()];
    const answers = await Promise.all(Array.from({ length: 301 }, () => post(busy.token, MESSAGE)));
    const limited = answers.filter(({ status }) => status === 429);
    expect(limited).toHaveLength(1);
    expect(limited[0]?.headers.get("x-ratelimit-remaining")).toBe("0");
    expect(Number(limited[0]?.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await post(idle.token, MESSAGE)).status).toBe(200);
  });

  it("is a mapping without a name, a path that is none, and a scheme that lacks its header", async () => {
    const wrong = [
      { mapping: { email: { paths: ["email"] } } },
      { mapping: { name: { paths: ["a..b"] } } },
      { mapping: { name: {} } },
      { mapping: MAPPING, signature: { scheme: "hmac_sha256_hex" } },
      { mapping: MAPPING, deduplication: {} },
    ];
    for (const over of wrong) {
      const answer = await wire.send("POST", "/v1/webhooks/inbound", { body: { name: "Website", ...over } });
      expect(answer, JSON.stringify(over)).toMatchObject({ status: 400, body: { error: { code: "BAD_REQUEST" } } });
    }
  });
});
