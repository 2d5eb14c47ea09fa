import { event } from "@orrery/operation";
import { ShowingOutput } from "./showing.ts";

export const showingRequested = event("showing.requested", "A client requests a property showing.", ShowingOutput);

export const showingConfirmed = event("showing.confirmed", "A requested showing is confirmed.", ShowingOutput);

export const showingDeclined = event("showing.declined", "A requested showing is declined.", ShowingOutput);
