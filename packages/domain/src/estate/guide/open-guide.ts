import { z } from "zod";
import { publicOperation } from "../../kernel.ts";
import { PAGE_NOT_FOUND, pageToken, pageTokenOf } from "../visitor/guard.ts";
import { createGuide } from "./create-guide.ts";
import { uploadGuide } from "./upload-guide.ts";

/** What a visitor's page is made of, with the ticket that it is sent with. */
export const openGuide = publicOperation({
  name: "guides.open",
  summary: "Gives what a guide's page shows, and the ticket to send it with.",
  mode: "read",
  rate: "read",
  input: z.object({ token: pageToken }),
  output: z.object({ title: z.string(), description: z.string().nullable(), ticket: z.string() }),
  errors: [PAGE_NOT_FOUND],
  internal: "Visitors, who have no credential, get it as the page at the guide's own address.",
  example: {
    async input(world) {
      const guide = await world.run(createGuide);
      await world.run(uploadGuide, { guideId: guide.id });
      return { token: pageTokenOf(guide.path) };
    },
  },
  async handle({ input: { token }, visitorIntake, visitorTickets, now, fail }) {
    const { title, description } = (await visitorIntake.findGuide(token)) ?? fail(PAGE_NOT_FOUND);
    return { title, description, ticket: visitorTickets.issue(token, now) };
  },
});
