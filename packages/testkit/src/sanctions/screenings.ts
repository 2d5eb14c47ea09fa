import type { Database } from "@orrery/db";
import type { CompliancePorts } from "@orrery/domain";
import { leadScreenings } from "@orrery/server";
import { jobSenderOf } from "../database.ts";

/** Sends the jobs; who takes them is a server. */
export const testScreenings = (database: Database): CompliancePorts => ({
  leadScreenings: { later: async (...asked) => leadScreenings(await jobSenderOf(database)).later(...asked) },
});
