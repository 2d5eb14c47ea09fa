import { event } from "@orrery/operation";
import { ShowingOutput, showingsRead } from "./showing.ts";

const reading = { scope: showingsRead, model: "Showing" };

export const showingRequested = event(
  "showing.requested",
  "A client requests a property showing.",
  ShowingOutput,
  reading,
);

export const showingConfirmed = event("showing.confirmed", "A requested showing is confirmed.", ShowingOutput, reading);

export const showingDeclined = event("showing.declined", "A requested showing is declined.", ShowingOutput, reading);
