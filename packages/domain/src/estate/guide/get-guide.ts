import { z } from "zod";
import { operation } from "../../kernel.ts";
import { createGuide } from "./create-guide.ts";
import { GUIDE_NOT_FOUND, GUIDE_SELECT, GuideId, GuideOutput, guidesRead } from "./guide.ts";

export const getGuide = operation({
  name: "guides.get",
  summary: "Gets one of the organization's guides.",
  mode: "read",
  scope: guidesRead,
  rate: "read",
  input: z.object({ id: GuideId }),
  output: GuideOutput,
  errors: [GUIDE_NOT_FOUND],
  shape: { select: GUIDE_SELECT },
  example: { input: async (world) => ({ id: (await world.run(createGuide)).id }) },
  async handle({ input: { id }, db, shape, fail }) {
    return (await db.guide.findFirst({ where: { id, deletedAt: null }, ...shape })) ?? fail(GUIDE_NOT_FOUND);
  },
});
