import { holds, SCOPE_REQUIRED, STALE_VERSION } from "@orrery/operation";
import { z } from "zod";
import { assertVersion, expectedVersion, unlessOvertaken } from "../../fields/version.ts";
import { operation } from "../../kernel.ts";
import { leadsWrite } from "../lead/lead.ts";
import { createGuide } from "./create-guide.ts";
import { GUIDE_NOT_FOUND, GUIDE_SELECT, GuideId, GuideOutput, guideFields, guidesWrite } from "./guide.ts";

/** A merge patch (RFC 7396): what is absent stays, null empties. */
export const updateGuide = operation({
  name: "guides.update",
  summary: "Changes a guide, or makes it active or not. Its address and its file stay.",
  mode: "write",
  scope: guidesWrite,
  rate: "write",
  input: z.object({ id: GuideId, expectedVersion, ...z.object(guideFields).partial().shape }),
  output: GuideOutput,
  errors: [GUIDE_NOT_FOUND, SCOPE_REQUIRED, STALE_VERSION],
  example: {
    input: async (world) => ({ id: (await world.run(createGuide)).id, title: world.unique("Sellers' guide ") }),
  },
  async handle({ input: { id, expectedVersion: expected, ...patch }, principal, db, fail }) {
    if (!holds(principal, leadsWrite)) fail(SCOPE_REQUIRED, { scope: leadsWrite.name });
    const select = GUIDE_SELECT;
    const guide = (await db.guide.findFirst({ where: { id, deletedAt: null }, select })) ?? fail(GUIDE_NOT_FOUND);
    const { version } = guide;
    assertVersion(fail, expected, guide, GuideOutput);
    const data = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
    return unlessOvertaken(
      db.guide.update({ where: { id, version }, data: { ...data, version: version + 1 }, select }),
    );
  },
});
