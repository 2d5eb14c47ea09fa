import { z } from "zod";
import { instant } from "../../fields/instant.ts";
import { formText, orNull } from "../../fields/text.ts";
import { unlessOvertaken } from "../../fields/version.ts";
import { operation } from "../../kernel.ts";
import { assertClient, CLIENT_NOT_FOUND, ClientId } from "../client/client.ts";
import { createClient } from "../client/create-client.ts";
import { createProperty } from "../property/create-property.ts";
import { PROPERTY_NOT_FOUND, PropertyId } from "../property/property.ts";
import { SHOWING_IN_THE_PAST, SHOWING_SELECT, ShowingOutput, showingsWrite } from "./showing.ts";
import { showingRequested } from "./showing-events.ts";

const DAY_MS = 86_400_000;

/** A client asks to see a property (OrganicAgent's `POST /api/v1/showings`). */
export const requestShowing = operation({
  name: "showings.request",
  summary: "Requests a showing of a property for a client.",
  mode: "write",
  scope: showingsWrite,
  rate: "write",
  input: z.object({
    clientId: ClientId,
    propertyId: PropertyId,
    requestedFor: instant,
    note: orNull(formText(10_000)),
  }),
  output: ShowingOutput,
  errors: [CLIENT_NOT_FOUND, PROPERTY_NOT_FOUND, SHOWING_IN_THE_PAST],
  emits: [showingRequested],
  example: {
    input: async (world) => ({
      clientId: (await world.run(createClient)).clientId,
      propertyId: (await world.run(createProperty)).id,
      requestedFor: new Date(Date.now() + DAY_MS).toISOString(),
      note: "After work, please",
    }),
    emits: [showingRequested],
  },
  async handle({ input, db, now, emit, fail }) {
    if (input.requestedFor <= now) fail(SHOWING_IN_THE_PAST, { now: now.toISOString() });
    await assertClient(db, fail, input.clientId);
    const property = await db.property.findUnique({ where: { id: input.propertyId }, select: { id: true } });
    if (property === null) fail(PROPERTY_NOT_FOUND);
    const showing = await unlessOvertaken(db.showing.create({ data: input, select: SHOWING_SELECT }));
    emit(showingRequested, showing, showing);
    return showing;
  },
});
