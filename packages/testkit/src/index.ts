export * from "./database.ts";
export * from "./operations/probe.ts";
export * from "./plant.ts";
export * from "./world.ts";
