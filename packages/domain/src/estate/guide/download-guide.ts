import { reason } from "@orrery/operation";
import { z } from "zod";
import { publicOperation } from "../../kernel.ts";
import { PAGE_NOT_FOUND, pageToken } from "../visitor/guard.ts";
import { requestGuide } from "./request-guide.ts";

export const GUIDE_GRANT_OVER = reason(
  "GUIDE_GRANT_OVER",
  "FORBIDDEN",
  "This link is good no more. Please open the guide's page again.",
);

/** Says which file whoever was granted it gets, and counts that. */
export const downloadGuide = publicOperation({
  name: "guides.download",
  summary: "Lets a visitor who was granted it have a guide's file.",
  mode: "exchange",
  rate: "read",
  input: z.object({ token: pageToken, grant: z.string().max(300) }),
  output: z.object({
    storedFile: z.string(),
    fileName: z.string(),
    contentType: z.string(),
    size: z.int(),
  }),
  errors: [PAGE_NOT_FOUND, GUIDE_GRANT_OVER],
  internal:
    "What it gives is where the file is kept: visitors get the file itself, at the address that they were given.",
  example: {
    async input(world) {
      const input = (await requestGuide.example.input(world)) as { readonly token: string };
      return { token: input.token, grant: (await world.run(requestGuide, input)).grant };
    },
  },
  async handle({ input: { token, grant }, visitorIntake, visitorTickets, now, fail }) {
    const guide = (await visitorIntake.findGuide(token)) ?? fail(PAGE_NOT_FOUND);
    if (!visitorTickets.isGranted(token, grant, now)) fail(GUIDE_GRANT_OVER);
    await visitorIntake.count(guide, "downloads");
    return guide.file;
  },
});
