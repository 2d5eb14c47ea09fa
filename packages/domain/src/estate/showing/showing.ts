import type { Prisma } from "@orrery/db";
import { id, reason, scope } from "@orrery/operation";
import { z } from "zod";
import { presented, timestamp, view } from "../../fields/presented.ts";
import { ClientId } from "../client/client.ts";
import { PropertyId } from "../property/property.ts";

export const showingsRead = scope("showings:read", "Read showings");
export const showingsWrite = scope("showings:write", "Request showings; with showings:read, confirm and decline them");

export const SHOWING_NOT_FOUND = reason("SHOWING_NOT_FOUND", "NOT_FOUND", "No showing has this id.");
export const SHOWING_IN_THE_PAST = reason(
  "SHOWING_IN_THE_PAST",
  "UNPROCESSABLE",
  "A showing can be requested for a time in the future alone.",
);
export const SHOWING_DECIDED = reason(
  "SHOWING_DECIDED",
  "UNPROCESSABLE",
  "The showing has been confirmed or declined already.",
);

export const SHOWING_STATUSES = ["requested", "confirmed", "declined"] as const;
export type ShowingStatus = (typeof SHOWING_STATUSES)[number];

export const ShowingId = id("Showing");

export const SHOWING_SELECT = {
  id: true,
  clientId: true,
  propertyId: true,
  requestedFor: true,
  note: true,
  status: true,
  decidedAt: true,
  reason: true,
  version: true,
  createdAt: true,
  updatedAt: true,
} satisfies Prisma.ShowingSelect;

export type ShowingRow = Prisma.ShowingGetPayload<{ select: typeof SHOWING_SELECT }>;

/** A client's wish to see a property. `decidedAt` and `reason` (of a decline) are null until it is decided. */
export const ShowingView = view("Showing", {
  id: ShowingId,
  clientId: ClientId,
  propertyId: PropertyId,
  requestedFor: timestamp,
  note: z.string().nullable(),
  status: z.enum(SHOWING_STATUSES),
  decidedAt: timestamp.nullable(),
  reason: z.string().nullable(),
  version: z.int(),
  createdAt: timestamp,
  updatedAt: timestamp,
});

function toShowingView({
  requestedFor,
  status,
  decidedAt,
  createdAt,
  updatedAt,
  ...row
}: ShowingRow): z.input<typeof ShowingView> {
  return {
    ...row,
    requestedFor: requestedFor.toISOString(),
    status: status as ShowingStatus,
    decidedAt: decidedAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}

export const ShowingOutput = presented(toShowingView, ShowingView);
