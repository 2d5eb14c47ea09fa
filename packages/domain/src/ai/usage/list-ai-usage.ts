import { z } from "zod";
import { PropertyId } from "../../estate/property/property.ts";
import { operation } from "../../kernel.ts";
import { newestFirst, pageInput, pageOf } from "../../paging/keyset.ts";
import { aiRead } from "../ai.ts";
import { reviewListing } from "../listing-review/review-listing.ts";
import { AI_USAGE_SELECT, AiUsageOutput } from "./ai-usage.ts";

export const listAiUsage = operation({
  name: "aiUsage.list",
  summary: "Lists what models were asked for and what it has cost, call by call, newest first.",
  mode: "read",
  scope: aiRead,
  rate: "read",
  input: z.object({
    propertyId: PropertyId.optional().describe("What was asked about this property alone."),
    ...pageInput,
  }),
  output: pageOf(AiUsageOutput),
  shape: { select: AI_USAGE_SELECT },
  example: {
    async input(world) {
      await world.run(reviewListing);
      return { limit: 2 };
    },
  },
  async handle({ input, db, shape, cursors }) {
    const { propertyId } = input;
    const { where, orderBy, take, page } = newestFirst(`aiUsage:${propertyId ?? ""}`, { input, cursors });
    const filter = propertyId === undefined ? {} : { propertyId };
    return page(await db.aiUsage.findMany({ ...shape, where: { AND: [filter, where] }, orderBy, take }));
  },
});
