import { STALE_VERSION } from "@orrery/operation";
import { z } from "zod";
import { assertVersion, expectedVersion, unlessOvertaken } from "../../fields/version.ts";
import { operation } from "../../kernel.ts";
import { createGuide } from "./create-guide.ts";
import { GUIDE_NOT_FOUND, GUIDE_SELECT, GuideId, GuideOutput, guidesWrite } from "./guide.ts";

/** For good, and at once for everybody; its files go soon after. What it has brought in stays. */
export const deleteGuide = operation({
  name: "guides.delete",
  summary: "Deletes a guide, its address and its file.",
  mode: "write",
  scope: guidesWrite,
  rate: "write",
  destroys: true,
  input: z.object({ id: GuideId, expectedVersion }),
  output: GuideOutput,
  errors: [GUIDE_NOT_FOUND, STALE_VERSION],
  example: { input: async (world) => ({ id: (await world.run(createGuide)).id }) },
  async handle({ input: { id, expectedVersion: expected }, db, now, fail }) {
    const select = GUIDE_SELECT;
    const guide = (await db.guide.findFirst({ where: { id, deletedAt: null }, select })) ?? fail(GUIDE_NOT_FOUND);
    const { version } = guide;
    assertVersion(fail, expected, guide, GuideOutput);
    return unlessOvertaken(
      db.guide.update({ where: { id, version }, data: { deletedAt: now, active: false }, select }),
    );
  },
});
