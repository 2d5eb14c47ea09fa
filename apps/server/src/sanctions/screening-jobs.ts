import type { Database } from "@orrery/db";
import { type LeadScreenings, rescreenLead } from "@orrery/domain";
import { type JobSender, type JobWorker, jobKind, jobWorker } from "@orrery/jobs";
import { Failure, type Kernel } from "@orrery/operation";
import { z } from "zod";
import { invokingAsOperator } from "../invoking.ts";
import { rescreenAll } from "./rescreen-all.ts";

/** Screens one lead, under all its names. */
export const screenLeadJob = jobKind("compliance.screenLead", z.object({ organizationId: z.uuid(), leadId: z.uuid() }));

/** Screens all open leads against what a version of the lists has brought. */
export const rescreenJob = jobKind("compliance.rescreen", z.object({ version: z.int() }));

export const leadScreenings = ({ send }: Pick<JobSender, "send">): LeadScreenings => ({
  later: (organizationId, leadId) => send(screenLeadJob, { organizationId, leadId }),
});

export interface ScreeningWorkerParts {
  readonly database: Database;
  /** Without limits: nobody has asked for it. */
  readonly kernel: Kernel;
}

export const screeningWorkers = ({ database, kernel }: ScreeningWorkerParts): readonly JobWorker[] => [
  jobWorker({
    kind: screenLeadJob,
    concurrency: 1,
    async run({ id, data: { organizationId, leadId } }) {
      await rescreening(kernel, `job ${id}`)(organizationId, leadId, "merged");
    },
  }),
  jobWorker({
    kind: rescreenJob,
    concurrency: 1,
    run: ({ id, data: { version }, signal }) =>
      rescreenAll({ database, version, signal, rescreen: rescreening(kernel, `job ${id}`) }),
  }),
];

/** @returns what screens a lead on the server's own account, unless it is gone */
function rescreening(kernel: Kernel, requestId: string) {
  return async (
    organizationId: string,
    id: string,
    cause: "lists_loaded" | "merged" = "lists_loaded",
  ): Promise<void> => {
    try {
      await invokingAsOperator(kernel, organizationId, requestId)(rescreenLead, { id, cause });
    } catch (error) {
      if (!(error instanceof Failure) || error.code !== "NOT_FOUND") throw error;
    }
  };
}
