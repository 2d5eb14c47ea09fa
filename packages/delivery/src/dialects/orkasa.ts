import { createHmac } from "node:crypto";
import { DAY_MS, type Dialect, placed } from "./dialect.ts";
import { snakeKeys, snakeName } from "./snake-case.ts";

/** Orkasa's document: `{ event_id, event, created_at, brokerage_id, data }`, with the resource as its `GET` answers it. */
export const orkasa: Dialect = {
  types: [
    "property.created",
    "property.updated",
    "property.published",
    "property.unpublished",
    "lead.created",
    "lead.qualified",
    "lead.assigned",
    "compliance.kyc_required",
    "compliance.match_alert",
  ],
  giveUpAfterMs: DAY_MS,
  body(event) {
    const { id, type, createdAt, organization, data } = event;
    return {
      event_id: id,
      event: type,
      created_at: createdAt.toISOString(),
      brokerage_id: organization.id,
      data: snakeData(data),
      ...placed(event),
    };
  },
  headers: (body, secret) => ({
    "x-orkasa-signature": `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`,
  }),
};

/** The names of the fields that have changed are fields' names too. */
function snakeData({ changed, ...data }: Readonly<Record<string, unknown>>): unknown {
  const named = Array.isArray(changed) ? { changed: changed.map((name) => snakeName(String(name))) } : {};
  return { ...(snakeKeys(data) as object), ...named };
}
