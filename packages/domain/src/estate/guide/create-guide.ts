import { holds, SCOPE_REQUIRED } from "@orrery/operation";
import { z } from "zod";
import { presented } from "../../fields/presented.ts";
import { orNull } from "../../fields/text.ts";
import { operation } from "../../kernel.ts";
import { leadsWrite } from "../lead/lead.ts";
import { MIN_SECONDS_DEFAULT } from "../visitor/guard.ts";
import { GUIDE_SELECT, type GuideRow, GuideView, guideFields, guidesWrite, toGuideView } from "./guide.ts";

interface Linked {
  readonly uploadUrl: string | null;
}

const CreatedGuideOutput = presented(
  ({ uploadUrl, ...row }: GuideRow & Linked) => ({ ...toGuideView(row), uploadUrl }),
  GuideView.extend({
    uploadUrl: z
      .url()
      .nullable()
      .describe("Takes the file by PUT for 24 h, with no other credential. A secret; null in a replay."),
  }),
);

const { title, description, minSeconds, active } = guideFields;

/** A guide that waits for its file. */
export const createGuide = operation({
  name: "guides.create",
  summary:
    "Creates a guide that visitors get for saying who they are, and gives the address to which its file is sent.",
  mode: "write",
  scope: guidesWrite,
  rate: "write",
  input: z.object({
    title,
    description: orNull(description),
    minSeconds: minSeconds.default(MIN_SECONDS_DEFAULT),
    active: active.default(true),
  }),
  output: CreatedGuideOutput,
  errors: [SCOPE_REQUIRED],
  example: { input: (world) => ({ title: world.unique("Buyers' guide "), description: "Ten steps to your home." }) },
  redact: (output) => ({ ...output, uploadUrl: null }),
  async handle({ input, principal, db, pageTokens, guideLinks, fail }) {
    // Nobody lets others do what they may not do themselves.
    if (!holds(principal, leadsWrite)) fail(SCOPE_REQUIRED, { scope: leadsWrite.name });
    const data = { ...input, token: pageTokens.generate("guide") };
    const created = await db.guide.create({ data, select: GUIDE_SELECT });
    return { ...created, uploadUrl: (await guideLinks.forUpload(principal, created.id)).url };
  },
});
