import type { Database } from "@orrery/db";
import type { LeadRescoring } from "@orrery/domain";
import { leadRescoring } from "@orrery/server";
import { jobSenderOf } from "./database.ts";

/** Sends the jobs, for whoever takes them. */
export const testRescoring = (database: Database): LeadRescoring => ({
  start: async (...asked) => leadRescoring(await jobSenderOf(database)).start(...asked),
});
