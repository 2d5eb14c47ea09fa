import { createHmac } from "node:crypto";
import { type Dialect, FIVE_DAYS_MS, placed } from "./dialect.ts";

/**
 * OrganicAgent's document: `{ event, timestamp, agentId, data }`. What is signed is `data` as its snippet serialises it again
 * after parsing, and the event's own time, the same on every attempt.
 */
export const organicagent: Dialect = {
  types: ["lead.created", "client.created", "listing.created", "showing.requested", "client.stage_changed"],
  giveUpAfterMs: FIVE_DAYS_MS,
  body(event) {
    const { type, createdAt, organization, data } = event;
    return {
      event: type,
      timestamp: timestampOf(createdAt),
      agentId: organization.slug,
      data: type === "listing.created" ? listing(data) : data,
      ...placed(event),
    };
  },
  headers(body, secret) {
    const { event, timestamp, data } = JSON.parse(body) as Record<"event" | "timestamp", string> & { data: unknown };
    return {
      "x-organicagent-event": event,
      "x-organicagent-timestamp": timestamp,
      "x-organicagent-signature": createHmac("sha256", secret)
        .update(JSON.stringify(data) + timestamp)
        .digest("hex"),
    };
  },
};

/** Epoch milliseconds, as a string. */
const timestampOf = (at: Date): string => `${at.getTime()}`;

/** A property as `GET /api/v1/listings` shows it, and its version. */
function listing(property: Readonly<Record<string, unknown>>) {
  const { id, address, price, bedrooms, bathrooms, areaSqft, version } = property;
  return { id, address: addressLine(address), price, bedrooms, bathrooms, sqft: areaSqft, version };
}

/** "456 Oak Ave, Miami, FL": without the postal code, empty where nothing of it is known. */
function addressLine(address: unknown): string {
  const { line1, line2, city, region } = (address ?? {}) as Readonly<Record<string, unknown>>;
  return [line1, line2, city, region].filter((part) => typeof part === "string").join(", ");
}
