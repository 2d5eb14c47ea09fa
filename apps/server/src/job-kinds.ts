import type { JobKind } from "@orrery/jobs";
import { importJob } from "./imports/import-job.ts";
import { rescoreJob } from "./leads/rescore-job.ts";
import { publicationJob } from "./portals/publication-jobs.ts";
import { rescreenJob, screenLeadJob } from "./sanctions/screening-jobs.ts";

/** The jobs that there are. */
export const JOB_KINDS: readonly JobKind[] = [importJob, rescoreJob, publicationJob, screenLeadJob, rescreenJob];
