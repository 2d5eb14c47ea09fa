import { type Dialect, FIVE_DAYS_MS, placed } from "./dialect.ts";

/** Standard Webhooks': `{ type, timestamp, data }`. */
export const standard: Dialect = {
  giveUpAfterMs: FIVE_DAYS_MS,
  body: (event) => ({
    type: event.type,
    timestamp: event.createdAt.toISOString(),
    data: event.data,
    ...placed(event),
  }),
};
