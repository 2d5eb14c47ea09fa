import { event } from "@orrery/operation";
import { propertiesRead } from "../property/property.ts";
import { ImportOutput } from "./import.ts";

const reading = { scope: propertiesRead, model: "Import" };

export const importStarted = event("import.started", "An import has its file, and begins.", ImportOutput, reading);
/** After each batch but the last, in its commit. */
export const importProgressed = event("import.progressed", "An import has got further.", ImportOutput, reading);
export const importCompleted = event("import.completed", "An import has read all rows.", ImportOutput, reading);
export const importFailed = event("import.failed", "An import has ended before its last row.", ImportOutput, reading);
export const importCancelled = event("import.cancelled", "An import was cancelled.", ImportOutput, reading);
