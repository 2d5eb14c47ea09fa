export { followEvents } from "./events/follow-events.ts";
export type { FollowedEvent, FollowOptions } from "./events/resumed.ts";
export { CursorExpired, StreamRefused } from "./events/stream-refused.ts";
export { subscribeEvents } from "./events/subscribe-events.ts";
export type { components as ApiV1Components, paths as ApiV1Paths } from "./generated/api-v1.ts";
export type { components as V1Components, paths as V1Paths } from "./generated/v1.ts";
export type { ClientOptions } from "./options.ts";
export { createRestClient, type RestClient } from "./rest.ts";
export { createTrpcClient, type TrpcClient } from "./trpc.ts";
