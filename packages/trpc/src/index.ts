export type { FailureData } from "./base.ts";
export { type AppRouter, appRouter } from "./router.ts";
export { boundOperations, createTrpcSurface, TRPC_PATH } from "./surface.ts";
