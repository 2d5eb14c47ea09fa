import { describe, expect, it } from "vitest";
import { eventOf, PROPERTY } from "../testing.ts";
import { DIALECTS, type DialectName, dialectOf } from "./dialects.ts";

const bodyOf = (name: DialectName, event = eventOf()) => JSON.stringify(DIALECTS[name].body(event));

describe("a body", () => {
  it("of orkasa is its document's, in snake_case, the names of changed fields as well", () => {
    const { id, brokerageId, title, price, bathrooms, areaSqft, features, images, bedrooms, version } = PROPERTY;
    expect(bodyOf("orkasa")).toBe(
      JSON.stringify({
        event_id: "0197bbbb-0000-7000-8000-000000000001",
        event: "property.updated",
        created_at: "2024-03-23T22:56:07.890Z",
        brokerage_id: brokerageId,
        data: {
          ...{ id, brokerage_id: brokerageId, title, price, bathrooms, area_sqft: areaSqft },
          address: {
            line1: "456 Oak Ave",
            line2: null,
            city: "Miami",
            region: "FL",
            postal_code: "33101",
            lat: -80.19,
          },
          ...{ features, images, bedrooms, version, created_at: PROPERTY.createdAt },
          changed: ["area_sqft", "address"],
        },
        cursor: "Y3Vyc29y",
      }),
    );
  });

  it("of organicagent is its document's, with the time as epoch milliseconds and the account's slug", () => {
    const data = { name: "John Smith", email: "john@example.com", phone: "555-0100", source: "zillow" };
    expect(bodyOf("organicagent", eventOf({ type: "lead.created", data, cursor: null }))).toBe(
      '{"event":"lead.created","timestamp":"1711234567890","agentId":"sarah-johnson","data":{"name":"John Smith","email":"john@example.com","phone":"555-0100","source":"zillow"}}',
    );
  });

  it("of organicagent shows a listing as its list of listings does, with its version", () => {
    const body = JSON.parse(bodyOf("organicagent", eventOf({ type: "listing.created", data: PROPERTY })));
    const { id, version } = PROPERTY;
    expect(body.data).toEqual({
      id,
      address: "456 Oak Ave, Miami, FL",
      ...{ price: 750000, bedrooms: 4, bathrooms: 2.5, sqft: 1e21, version },
    });
    const bare = JSON.parse(bodyOf("organicagent", eventOf({ type: "listing.created", data: { id } })));
    expect(bare.data.address).toBe("");
  });

  it("of orkestra and of standard are theirs, the data as the log has it", () => {
    const { id, data } = eventOf();
    const at = "2024-03-23T22:56:07.890Z";
    const cursor = "Y3Vyc29y";
    expect(bodyOf("orkestra")).toBe(
      JSON.stringify({
        id,
        type: "property.updated",
        createdAt: at,
        organizationId: PROPERTY.brokerageId,
        data,
        cursor,
      }),
    );
    expect(bodyOf("standard")).toBe(JSON.stringify({ type: "property.updated", timestamp: at, data, cursor }));
  });

  it("says the place in the log last, and nothing of it where there is none", () => {
    for (const name of Object.keys(DIALECTS) as DialectName[]) {
      expect(Object.keys(JSON.parse(bodyOf(name))).at(-1)).toBe("cursor");
      expect(JSON.parse(bodyOf(name, eventOf({ cursor: null })))).not.toHaveProperty("cursor");
    }
  });
});

it("knows the types of the two documents that list them", () => {
  expect([DIALECTS.orkasa.types?.length, DIALECTS.organicagent.types?.length]).toEqual([9, 5]);
  expect(() => dialectOf("toString")).toThrow("there is no dialect toString");
});
