import type { SystemDb, TenantAccess } from "@orrery/db";
import { carryOutPublication, TAKE_DUE } from "@orrery/domain";
import { type Attempt, type JobSender, type JobWorker, jobKind, jobWorker } from "@orrery/jobs";
import type { Kernel, Store } from "@orrery/operation";
import { z } from "zod";
import type { Logger } from "../observability/log.ts";
import { operatorIn, operatorOrigin } from "../operator.ts";
import { recurring } from "../recurring.ts";

/** Does what is due about a publication. It is tried again where somebody else had it; failures of portals are its own row's. */
export const publicationJob = jobKind(
  "publications.carryOut",
  z.object({ organizationId: z.uuid(), publicationId: z.uuid() }),
  { retries: 8, retrySeconds: { first: 2, most: 30 }, ownerOf: ({ organizationId }) => organizationId },
);

/** What the triggers say where a transaction has made a publication due that has no job (the migration "publishing"). */
const DUE_NOUN = "#publications";

type Send = Pick<JobSender, "send">["send"];

/**
 * The store, where each transaction that makes publications due sends their jobs, in its own commit: whoever writes
 * properties, images or publications through it need not think of that.
 */
export function sendingPublications(store: Store<TenantAccess>, send: Send): Store<TenantAccess> {
  return {
    reader: store.reader,
    transaction: (principal, work) =>
      store.transaction(principal, (tx) =>
        work({
          ...tx,
          async append(entries) {
            const touched = await tx.append(entries);
            if (!touched.includes(DUE_NOUN)) return touched;
            const { organizationId } = principal;
            for (const { id, dueInMs } of await tx.access.sql.all(TAKE_DUE)) {
              const afterSeconds = Math.ceil(dueInMs / 1_000);
              await send(publicationJob, { organizationId, publicationId: id }, { afterSeconds });
            }
            return touched.filter((noun) => noun !== DUE_NOUN);
          },
        }),
      ),
  };
}

/** Requests under way at once, in this process, and of one brokerage: its portal may not answer for as long as it may. */
const AT_ONCE = 6;
const OF_ONE = 2;

/** @param kernel without limits: whoever published was let in for it */
export const publicationWorker = (kernel: Kernel): JobWorker =>
  jobWorker({
    kind: publicationJob,
    concurrency: AT_ONCE,
    perOwner: OF_ONE,
    run: (attempt) => carryOut(kernel, attempt),
  });

type Data = z.output<typeof publicationJob.data>;

async function carryOut(kernel: Kernel, { id, data, signal }: Attempt<Data>): Promise<void> {
  const caller = operatorIn(data.organizationId);
  const requester = { caller, ...operatorOrigin(`job ${id}`), whenOver: () => undefined };
  const permit = await kernel.admit(requester, "points", [{ operation: carryOutPublication }]);
  await kernel.invoke(permit, carryOutPublication, { id: data.publicationId }, { signal });
}

/** What has been due for so long has lost its job, or never had one: it was changed past the server. */
const OVERDUE_MS = 60_000;
const SWEPT_AT_ONCE = 500;

const SWEEP_EVERY_MS = 30_000;

/** Looks for what is forgotten, again and again. @returns what ends it, once a round that is under way is over */
export function sweepForgotten(system: SystemDb, send: Send, logger: Logger): () => Promise<void> {
  const sweep = () => sendForgotten(system, send);
  return recurring([["sending jobs for forgotten publications", sweep]], { everyMs: SWEEP_EVERY_MS, logger });
}

/** Sends jobs for what is due and seems forgotten. One too many does no harm. @returns how many */
export async function sendForgotten(system: SystemDb, send: Send, now = new Date()): Promise<number> {
  const rows = await system.publication.findMany({
    where: {
      dueAt: { lt: new Date(now.getTime() - OVERDUE_MS) },
      OR: [{ claimedUntil: null }, { claimedUntil: { lt: now } }],
      AND: { OR: [{ jobAt: null }, { jobAt: { lt: new Date(now.getTime() - OVERDUE_MS) } }] },
    },
    select: { id: true, organizationId: true },
    orderBy: { dueAt: "asc" },
    take: SWEPT_AT_ONCE,
  });
  for (const { id, organizationId } of rows) await send(publicationJob, { organizationId, publicationId: id });
  // Not again for as long.
  await system.publication.updateMany({ where: { id: { in: rows.map(({ id }) => id) } }, data: { jobAt: now } });
  return rows.length;
}
