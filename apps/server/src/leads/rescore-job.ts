import { type LeadRescoring, rescoreLeads } from "@orrery/domain";
import { type JobSender, type JobWorker, jobKind, jobWorker } from "@orrery/jobs";
import type { Kernel } from "@orrery/operation";
import { z } from "zod";
import { invokingAsOperator } from "../invoking.ts";

/** Scores an organization's leads by what facts are worth to it now. */
export const rescoreJob = jobKind("leads.rescore", z.object({ organizationId: z.uuid() }));

/** Longer than any transaction lives that read what facts were worth before: it is done again then, for what those have written. */
const AGAIN_AFTER_SECONDS = 30;

export const leadRescoring = ({ send }: Pick<JobSender, "send">): LeadRescoring => ({
  async start(organizationId) {
    await send(rescoreJob, { organizationId });
    await send(rescoreJob, { organizationId }, { afterSeconds: AGAIN_AFTER_SECONDS });
  },
});

/** One at a time: it is in nobody's way, and nobody waits for it. @param kernel without limits */
export const rescoreWorker = (kernel: Kernel): JobWorker =>
  jobWorker({
    kind: rescoreJob,
    concurrency: 1,
    async run({ id, data: { organizationId }, signal }) {
      const invoke = invokingAsOperator(kernel, organizationId, `job ${id}`);
      let after: string | null = null;
      do {
        signal.throwIfAborted();
        ({ last: after } = await invoke(rescoreLeads, { after }));
      } while (after !== null);
    },
  });
