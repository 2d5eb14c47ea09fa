import { z } from "zod";
import { operation } from "../../kernel.ts";
import { PROPERTY_STATUSES, propertiesRead } from "../property/property.ts";
import { BATCH_ROWS, saying, withKnownAgents } from "./apply-batch.ts";
import { BatchRow, checked } from "./batch.ts";
import { compared } from "./store-listings.ts";

/** What a batch would come to, without writing any of it. */
export const previewBatch = operation({
  name: "imports.previewBatch",
  summary: "Says what one batch of rows would come to.",
  mode: "read",
  scope: propertiesRead,
  rate: "bulk",
  input: z.object({
    source: z.string(),
    status: z.enum(PROPERTY_STATUSES).nullable(),
    rows: z.array(BatchRow).max(BATCH_ROWS),
  }),
  output: z.object({
    created: z.int(),
    updated: z.int(),
    unchanged: z.int(),
    rejects: z.array(z.object({ row: z.int(), reason: z.string(), record: z.array(z.string()) })),
  }),
  internal: "It is a step of a dry run, which reads the file.",
  example: {
    input: () => ({
      source: "plain",
      status: null,
      rows: [{ row: 2, record: ["1", ""], mapped: { key: "1", said: { title: "" } } }],
    }),
  },
  async handle({ input: { source, status, rows }, db, sql, now }) {
    const { listings, rejects } = await withKnownAgents(db, checked(saying(rows, status), now));
    const { fresh, unlike, same } = await compared({ db, sql }, source, listings);
    const shown = rejects.map(({ record, ...reject }) => ({ ...reject, record: [...record] }));
    return { created: fresh.length, updated: unlike.size, unchanged: same, rejects: shown };
  },
});
