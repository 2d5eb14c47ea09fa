import { z } from "zod";
import { text } from "../../fields/text.ts";
import { CONFINEMENT_PAIR } from "../../identity/api-key/confinement.ts";

const EVENTS_MAX = 100;
const RESOURCES_MAX = 100;
const COALESCE_MAX_SECONDS = 3_600;

const distinct = (list: readonly string[]): string[] => [...new Set(list)];

const pair = z
  .string()
  .max(200)
  .toLowerCase()
  .regex(CONFINEMENT_PAIR, { error: "Must be kind:id, such as property:018f0000-0000-7000-8000-000000000000." });

/** What a webhook is made of and may be changed in. */
export const webhookFields = {
  url: text(2_048).describe("Where events are posted to: a public address over HTTPS."),
  events: z.array(text(100)).min(1).max(EVENTS_MAX).transform(distinct).describe("Types of events; `*` is all."),
  filter: z
    .object({ resources: z.array(pair).min(1).max(RESOURCES_MAX).transform(distinct) })
    .nullable()
    .describe("Events of these resources alone: `kind:id` pairs."),
  coalesceSeconds: z
    .int()
    .min(1)
    .max(COALESCE_MAX_SECONDS)
    .nullable()
    .describe(
      "Within how many seconds updates of one resource become one delivery, with all fields that they changed.",
    ),
};
