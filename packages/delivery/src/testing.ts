import { createHmac } from "node:crypto";
import { Webhook as StandardWebhook } from "standardwebhooks";
import { Webhook as SvixWebhook } from "svix";
import type { DeliveredEvent } from "./dialects/dialect.ts";

/** A property as the log has it: with each kind of number and text that a body can hold. */
export const PROPERTY = {
  id: "0197aaaa-0000-7000-8000-000000000001",
  brokerageId: "0197aaaa-0000-7000-8000-0000000000ff",
  title: 'Bay "House" — café \u2028 🏠',
  price: 750000,
  bathrooms: 2.5,
  areaSqft: 1e21,
  address: { line1: "456 Oak Ave", line2: null, city: "Miami", region: "FL", postalCode: "33101", lat: -80.19 },
  features: ["pool"],
  images: [{ id: "i", url: "https://x.example/a.jpg", position: 0 }],
  bedrooms: 4,
  version: 7,
  createdAt: "2026-11-20T10:00:00.000Z",
};

export const eventOf = (event: Partial<DeliveredEvent> = {}): DeliveredEvent => ({
  id: "0197bbbb-0000-7000-8000-000000000001",
  type: "property.updated",
  createdAt: new Date(1_711_234_567_890),
  organization: { id: "0197aaaa-0000-7000-8000-0000000000ff", slug: "sarah-johnson" },
  resource: { id: PROPERTY.id, version: PROPERTY.version },
  cursor: "Y3Vyc29y",
  data: { ...PROPERTY, changed: ["areaSqft", "address"] },
  ...event,
});

type Headers = Readonly<Record<string, string>>;

/** What each receiver makes of a request: by the two packages, and by each document's own snippet. */
export const VERIFIED_BY = {
  standardwebhooks: (secret: string, headers: Headers, body: string) =>
    passes(() => new StandardWebhook(secret).verify(body, { ...headers })),
  svix: (secret: string, headers: Headers, body: string) =>
    passes(() => new SvixWebhook(secret).verify(body, { ...headers })),
  /** "HMAC-SHA256 via X-Orkasa-Signature header": `sha256=` and the hex of the raw body's. */
  orkasa: (secret: string, headers: Headers, body: string) =>
    headers["x-orkasa-signature"] === `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`,
  /** The snippet of OrganicAgent's document. */
  organicagent(webhookSecret: string, headers: Headers, body: string) {
    const payload = JSON.parse(body);
    const signature = createHmac("sha256", webhookSecret)
      .update(JSON.stringify(payload.data) + payload.timestamp)
      .digest("hex");
    return signature === headers["x-organicagent-signature"];
  },
};

function passes(verify: () => unknown): boolean {
  try {
    verify();
    return true;
  } catch {
    return false;
  }
}
