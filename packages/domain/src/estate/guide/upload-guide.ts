import { randomBytes } from "node:crypto";
import { z } from "zod";
import { unlessOvertaken } from "../../fields/version.ts";
import { operation } from "../../kernel.ts";
import { atMost, content, contentOf } from "../content.ts";
import { createGuide } from "./create-guide.ts";
import {
  fileNameOf,
  GUIDE_KINDS,
  GUIDE_MAX_BYTES,
  GUIDE_NOT_FOUND,
  GUIDE_SELECT,
  GUIDE_TOO_LARGE,
  GUIDE_UNSUPPORTED,
  GuideId,
  GuideOutput,
  guideKindOf,
  guidesWrite,
} from "./guide.ts";

/** Longer than the server gives a whole request to arrive. */
export const GUIDE_UPLOAD_TIMEOUT_MS = 120_000;

const TYPES = GUIDE_KINDS.map(({ contentType }) => contentType);

/** Takes a guide's file, in the place of the one that it had. Until it is whole, the one before is what visitors get. */
export const uploadGuide = operation({
  name: "guides.upload",
  summary: "Takes the file of a guide.",
  mode: "effect",
  scope: guidesWrite,
  rate: "write",
  input: z.object({
    guideId: GuideId,
    content,
    contentType: z.string().max(200).optional().describe("What the sender says that it is."),
  }),
  output: GuideOutput,
  errors: [GUIDE_NOT_FOUND, GUIDE_TOO_LARGE, GUIDE_UNSUPPORTED],
  internal: "Bytes come over REST alone, to the signed address that a guide is created with.",
  example: {
    input: async (world) => ({
      guideId: (await world.run(createGuide)).id,
      content: contentOf(Buffer.from("%PDF-1.4\n%%EOF\n")),
      contentType: "application/pdf",
    }),
  },
  timeoutMs: GUIDE_UPLOAD_TIMEOUT_MS,
  async prepare({ input: { guideId: id }, db, fail }) {
    // Nobody guesses it: where the store is a bucket that others read from, the name is all that keeps it.
    const name = `guides/${id}-${randomBytes(16).toString("hex")}`;
    // A stray until it is whole: whatever happens to this process, somebody deletes it.
    const data = { strayFiles: { push: name } };
    const { count } = await db.guide.updateMany({ where: { id, deletedAt: null }, data });
    if (count === 0) fail(GUIDE_NOT_FOUND);
    return name;
  },
  async work({ plan: name, input: { content: given, contentType }, guideFiles, fail, signal }) {
    const tooLarge = () => fail(GUIDE_TOO_LARGE, { maxBytes: GUIDE_MAX_BYTES });
    const { size, head } = await guideFiles.store(name, atMost(given, GUIDE_MAX_BYTES, tooLarge), signal);
    return { size, kind: guideKindOf(head, contentType) ?? fail(GUIDE_UNSUPPORTED, { types: TYPES }) };
  },
  async settle({ plan: name, result: { size, kind }, input: { guideId: id }, db, fail }) {
    const select = { title: true, storedFile: true, strayFiles: true, version: true };
    const guide = (await db.guide.findFirst({ where: { id, deletedAt: null }, select })) ?? fail(GUIDE_NOT_FOUND);
    const { title, storedFile: before, strayFiles, version } = guide;
    const strays = [...strayFiles.filter((stray) => stray !== name), ...(before === null ? [] : [before])];
    return unlessOvertaken(
      db.guide.update({
        where: { id, version },
        data: {
          storedFile: name,
          contentType: kind.contentType,
          fileName: fileNameOf(title, kind),
          size,
          strayFiles: strays,
          version: version + 1,
        },
        select: GUIDE_SELECT,
      }),
    );
  },
});
