export * from "./database.ts";
export * from "./world.ts";
export * from "./operations/probe.ts";
