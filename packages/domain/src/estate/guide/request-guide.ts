import { z } from "zod";
import { publicOperation } from "../../kernel.ts";
import { createLead } from "../lead/create-lead.ts";
import { leadCreated } from "../lead/lead-events.ts";
import {
  filledIn,
  GUARD_REASONS,
  HONEYPOT,
  inVisitorsWords,
  PAGE_NOT_FOUND,
  pageToken,
  pageTokenOf,
  ticket,
  ticketIdOf,
  valuesOf,
} from "../visitor/guard.ts";
import { createGuide } from "./create-guide.ts";
import { openGuide } from "./open-guide.ts";
import { uploadGuide } from "./upload-guide.ts";

/** What a guide asks for beside the name. */
export const GUIDE_ASKS = { fields: ["email", "phone"], required: ["email"] } as const;

/** For how long a guide may be downloaded by whoever has said who they are. */
const GRANT_MINUTES = 15;
const MINUTE_MS = 60_000;

/** Takes who a visitor is, and gives them the file. A robot gets neither a lead nor a file, and is not told. */
export const requestGuide = publicOperation({
  name: "guides.request",
  summary: "Takes who a visitor is on a guide's page, and lets them have its file.",
  mode: "exchange",
  rate: "write",
  input: z.object({ token: pageToken, ticket, values: filledIn }),
  output: z.object({ title: z.string(), grant: z.string() }),
  errors: GUARD_REASONS,
  emits: createLead.emits,
  internal:
    "Visitors, who have no credential, send the page at the guide's own address; whoever has one creates leads.",
  example: {
    async input(world) {
      const guide = await world.run(createGuide, { minSeconds: 0 });
      await world.run(uploadGuide, { guideId: guide.id });
      const token = pageTokenOf(guide.path);
      const { ticket: shownWith } = await world.run(openGuide, { token });
      return { token, ticket: shownWith, values: { name: "Ana Diaz", email: `${world.unique("ana")}@example.com` } };
    },
    emits: [leadCreated],
  },
  async handle({ input: { values, ...sent }, visitorIntake, visitorTickets, origin, now, fail }) {
    const guide = (await visitorIntake.findGuide(sent.token)) ?? fail(PAGE_NOT_FOUND);
    const { title } = guide;
    if (values[HONEYPOT]) {
      await visitorIntake.count(guide, "trapped");
      // One that is over already.
      return { title, grant: visitorTickets.grant(sent.token, now) };
    }
    const filled = valuesOf(values, GUIDE_ASKS);
    const ticketId = ticketIdOf(visitorTickets, sent, { minSeconds: guide.minSeconds, now });
    try {
      const fields = { ...filled, source: "guide", notes: `Guide: ${title}` };
      const { isRepetition } = await visitorIntake.take(guide, { target: "lead", fields, ticketId, origin });
      if (!isRepetition) await visitorIntake.count(guide, "submissions");
    } catch (error) {
      throw inVisitorsWords(error);
    }
    return { title, grant: visitorTickets.grant(sent.token, new Date(now.getTime() + GRANT_MINUTES * MINUTE_MS)) };
  },
});
