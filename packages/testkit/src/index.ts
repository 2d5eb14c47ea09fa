export * from "./database.ts";
export * from "./operations/probe.ts";
export * from "./plant.ts";
export * from "./server.ts";
export * from "./surface.ts";
export type { SurfaceBinding, WalkAnswer } from "./walk/binding.ts";
export { bindingsOf } from "./walk/bindings.ts";
export { inputFields, wrongValue } from "./walk/input.ts";
export * from "./world.ts";
