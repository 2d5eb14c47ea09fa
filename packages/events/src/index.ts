export { createEvents, type Events, type EventsOptions } from "./events.ts";
export { expireDays, makeDays } from "./log/days.ts";
export { createEventLog, type EventLogOptions, type LocalEventLog } from "./log/event-log.ts";
export { type Head, type Move, moveOnce } from "./relay/move.ts";
export { createRelay, type Relay, type RelayOptions } from "./relay/relay.ts";
