/** Loaded before a measured program (`--import`): answers what its process has taken, and ends it with the bench. */
import type { Usage } from "./server.ts";

process.on("message", (asked) => {
  if (asked !== "usage" && asked !== "settled") return;
  if (asked === "settled") globalThis.gc?.();
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed } = process.memoryUsage();
  process.send?.({ cpuUs: user + system, rss, heapUsed } satisfies Usage);
});
process.on("disconnect", () => process.exit(0));
// It is the program's own work that keeps it alive.
process.channel?.unref();
