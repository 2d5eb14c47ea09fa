import { ANY_CREDENTIAL, openPosition } from "@orrery/operation";
import { z } from "zod";
import { timestamp } from "../../fields/presented.ts";
import { operation } from "../../kernel.ts";
import { eventsInput } from "./event.ts";
import { readableTypes } from "./event-reader.ts";

/**
 * An address for browsers, whose `EventSource` sends no header of the page's choice. Whoever has it follows these events
 * and does nothing else, and sees of them what the credential that asks may read, as long as it may.
 */
export const createEventStreamUrl = operation({
  name: "events.createStreamUrl",
  summary: "Gives an address, good for an hour, at which these events are followed with no other credential.",
  mode: "write",
  scope: ANY_CREDENTIAL,
  rate: "write",
  input: z.object(eventsInput),
  output: z.object({
    url: z.url().nullable().describe("For a browser's `EventSource`. A secret; null in a replay."),
    expiresAt: timestamp,
  }),
  example: { input: () => ({ types: ["lead.created"] }) },
  redact: (output) => ({ ...output, url: null }),
  async handle({ input: { after, types }, principal, cursors, events, eventStreamLinks }) {
    const readable = readableTypes(events, principal, types);
    // What is no cursor is refused here, where somebody can still do something about it.
    if (after !== undefined) openPosition(cursors, after);
    const { url, expiresAt } = await eventStreamLinks.create(principal, {
      scopes: [...new Set(readable.map(({ reading }) => reading.scope.name))],
      fields: { ...(after !== undefined && { after }), ...(types && { types: [...new Set(types)] }) },
    });
    return { url, expiresAt: expiresAt.toISOString() };
  },
});
