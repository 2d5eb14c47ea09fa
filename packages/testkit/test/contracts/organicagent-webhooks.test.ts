import { describe, expect, it } from "vitest";
import { webhooksOverTheWire } from "./webhooks-over-the-wire.ts";

const wire = webhooksOverTheWire();
const targetUrl = "https://hooks.example.com/zapier";

describe("OrganicAgent's REST hooks", () => {
  it("subscribe a URL to an event: an id and a secret, in OrganicAgent's dialect", async () => {
    const { status, body, headers } = await wire.send("POST", "/api/v1/webhooks", {
      body: { event: "lead.created", targetUrl },
    });
    expect([status, headers.get("x-ratelimit-limit")]).toEqual([201, "100"]);
    expect(body).toEqual({
      success: true,
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      secret: expect.stringMatching(/^whsec_/),
    });
    const shown = await wire.send("GET", `/v1/webhooks/${body.id}`);
    expect(shown.body).toMatchObject({ url: targetUrl, events: ["lead.created"], dialect: "organicagent" });
  });

  it("unsubscribe it", async () => {
    const { id } = (await wire.send("POST", "/api/v1/webhooks", { body: { event: "client.created", targetUrl } })).body;
    expect(await wire.send("DELETE", `/api/v1/webhooks/${id}`)).toMatchObject({
      status: 200,
      body: { success: true, id },
    });
    expect(await wire.send("DELETE", `/api/v1/webhooks/${id}`)).toMatchObject({
      status: 404,
      body: { success: false, code: "NOT_FOUND" },
    });
  });

  it.each(["lead.created", "client.created", "listing.created", "showing.requested", "client.stage_changed"])(
    "give whole payloads of %s as samples, before anything has happened",
    async (event) => {
      const { status, body } = await wire.send("GET", `/api/v1/webhooks/samples?event=${event}`);
      expect(status).toBe(200);
      const { slug } = await wire.world.database.system.organization.findUniqueOrThrow({
        where: { id: wire.world.organizationId },
      });
      expect(body).toEqual([
        expect.objectContaining({
          event,
          timestamp: expect.stringMatching(/^\d{13}$/),
          agentId: slug,
          data: expect.any(Object),
        }),
      ]);
      expect(Object.keys(body[0].data).length).toBeGreaterThan(2);
    },
  );

  it("give the document's example fields in a sample of a lead", async () => {
    const { body } = await wire.send("GET", "/api/v1/webhooks/samples?event=lead.created");
    expect(body[0].data).toMatchObject({ name: "John Smith", email: "john@example.com", source: "zillow" });
  });

  it.each([
    [400, { event: "lead.eaten", targetUrl }, "BAD_REQUEST"],
    [400, { event: "lead.created", targetUrl: "https://crm.internal/" }, "BAD_REQUEST"],
    [400, { event: "lead.created" }, "BAD_REQUEST"],
  ])("refuse by %i what is not good: %j", async (status, body, code) => {
    const answer = await wire.send("POST", "/api/v1/webhooks", { body });
    expect(answer).toMatchObject({ status, body: { success: false, code, error: expect.any(String) } });
  });

  it("name the field that was sent where there is no such event", async () => {
    const { body } = await wire.send("POST", "/api/v1/webhooks", { body: { event: "lead.eaten", targetUrl } });
    expect(body.error).toBe("event: There is no event type lead.eaten.");
  });

  it("refuse by 401 a key without the scope, and one that may not read the event", async () => {
    for (const scopes of [["leads:read"], ["webhooks:write"]]) {
      const key = await wire.keyWith({ scopes });
      const answer = await wire.send("POST", "/api/v1/webhooks", { body: { event: "lead.created", targetUrl }, key });
      expect(answer).toMatchObject({ status: 401, body: { success: false } });
    }
  });
});
