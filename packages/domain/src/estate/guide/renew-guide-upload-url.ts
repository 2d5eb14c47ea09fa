import { z } from "zod";
import { presented, timestamp } from "../../fields/presented.ts";
import { operation } from "../../kernel.ts";
import type { UploadLink } from "../upload-link.ts";
import { createGuide } from "./create-guide.ts";
import { GUIDE_NOT_FOUND, GuideId, guidesWrite } from "./guide.ts";

interface Link {
  readonly id: string;
  readonly uploadUrl: string | null;
  readonly expiresAt: UploadLink["expiresAt"];
}

/** For a guide's first file, and for another in its place. */
export const renewGuideUploadUrl = operation({
  name: "guides.renewUploadUrl",
  summary: "Gives a new address to which a guide's file is sent; one that it has already is replaced.",
  mode: "write",
  scope: guidesWrite,
  rate: "write",
  input: z.object({ id: GuideId }),
  output: presented(
    ({ expiresAt, ...link }: Link) => ({ ...link, expiresAt: expiresAt.toISOString() }),
    z.object({
      id: GuideId,
      uploadUrl: z.url().nullable().describe("Takes the file by PUT. A secret; null in a replay."),
      expiresAt: timestamp,
    }),
  ),
  errors: [GUIDE_NOT_FOUND],
  example: { input: async (world) => ({ id: (await world.run(createGuide)).id }) },
  redact: (output) => ({ ...output, uploadUrl: null }),
  async handle({ input: { id }, principal, db, guideLinks, fail }) {
    const where = { id, deletedAt: null };
    if ((await db.guide.findFirst({ where, select: { id: true } })) === null) fail(GUIDE_NOT_FOUND);
    const { url, expiresAt } = await guideLinks.forUpload(principal, id);
    return { id, uploadUrl: url, expiresAt };
  },
});
