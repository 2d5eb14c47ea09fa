import { z } from "zod";
import { operation } from "../../kernel.ts";
import { newestFirst, pageInput, pageOf } from "../../paging/keyset.ts";
import { createGuide } from "./create-guide.ts";
import { GUIDE_SELECT, GuideOutput, guidesRead } from "./guide.ts";

export const listGuides = operation({
  name: "guides.list",
  summary: "Lists the organization's guides, newest first, also those that are not active.",
  mode: "read",
  scope: guidesRead,
  rate: "read",
  input: z.object(pageInput),
  output: pageOf(GuideOutput),
  shape: { select: GUIDE_SELECT },
  example: {
    async input(world) {
      await world.run(createGuide);
      return { limit: 2 };
    },
  },
  async handle({ input, db, shape, cursors }) {
    const { where, orderBy, take, page } = newestFirst("guides", { input, cursors });
    return page(await db.guide.findMany({ ...shape, where: { AND: [{ deletedAt: null }, where] }, orderBy, take }));
  },
});
