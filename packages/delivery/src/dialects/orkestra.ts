import { type Dialect, FIVE_DAYS_MS, placed } from "./dialect.ts";

/** Orkestra's: `{ id, type, createdAt, organizationId, data }`, signed by Standard Webhooks alone. */
export const orkestra: Dialect = {
  giveUpAfterMs: FIVE_DAYS_MS,
  body(event) {
    const { id, type, createdAt, organization, data } = event;
    return { id, type, createdAt: createdAt.toISOString(), organizationId: organization.id, data, ...placed(event) };
  },
};
