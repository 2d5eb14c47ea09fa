import type { Authenticator } from "@orrery/access";
import { CsvProblem, type Files } from "@orrery/connectors";
import type { SystemDb } from "@orrery/db";
import { failImport, getImport, type ImportRuns, isOver, Mapping } from "@orrery/domain";
import { type Attempt, type JobSender, type JobWorker, jobKind, jobWorker } from "@orrery/jobs";
import { Failure, type Kernel, TOO_BUSY } from "@orrery/operation";
import { z } from "zod";
import { invoking, invokingAsOperator } from "../invoking.ts";
import { issuerOf } from "../issuer.ts";
import { operatorOrigin } from "../operator.ts";
import { runImport } from "./run-import.ts";

/** Carries an uploaded import out. */
export const importJob = jobKind("imports.run", z.object({ organizationId: z.uuid(), importId: z.uuid() }));

export const importRuns = ({ send }: Pick<JobSender, "send">): ImportRuns => ({
  start: (organizationId, importId) => send(importJob, { organizationId, importId }),
});

/** Each keeps one database connection at work. */
const AT_ONCE = 2;

export interface ImportWorkerParts {
  readonly system: SystemDb;
  /** Without limits: whoever uploaded a file was let in for it. */
  readonly kernel: Kernel;
  readonly files: Pick<Files, "get">;
  readonly standingOf: Authenticator["standingOf"];
}

type Data = z.output<typeof importJob.data>;

export const importWorker = (parts: ImportWorkerParts): JobWorker =>
  jobWorker({ kind: importJob, concurrency: AT_ONCE, run: (attempt) => carryOut(parts, attempt) });

async function carryOut(parts: ImportWorkerParts, attempt: Attempt<Data>): Promise<void> {
  const { organizationId, importId: id } = attempt.data;
  const row = await importRow(parts.system, attempt.data);
  if (!row || isOver(row.status)) return;
  const requestId = `job ${attempt.id}`;
  try {
    const invoke = invoking(
      parts.kernel,
      () => issuerOf(row, parts.standingOf),
      () => operatorOrigin(requestId),
    );
    const state = await invoke(getImport, { id });
    const content = row.storedFile === null ? undefined : await parts.files.get(row.storedFile);
    if (!content) throw new CsvProblem("The file is gone.");
    const run = { invoke, mapping: Mapping.parse(row.mapping), signal: attempt.signal, open: () => content.body };
    await runImport(run, state);
  } catch (error) {
    if (attempt.signal.aborted || !(attempt.isLast || isFinal(error))) throw error;
    await invokingAsOperator(parts.kernel, organizationId, requestId)(failImport, { id, error: wordsOf(error) });
    if (!isFinal(error)) throw error;
  }
}

function importRow(system: SystemDb, { organizationId, importId }: Data) {
  return system.import.findFirst({
    where: { id: importId, organizationId },
    select: {
      status: true,
      mapping: true,
      storedFile: true,
      organizationId: true,
      credentialKind: true,
      credentialId: true,
      secretId: true,
      userId: true,
    },
  });
}

/** Whether it would be no other the next time. */
const isFinal = (error: unknown): error is Error =>
  error instanceof CsvProblem || (error instanceof Failure && error.reason !== TOO_BUSY.name);

const wordsOf = (error: unknown): string =>
  isFinal(error) ? error.message : "Something went wrong on our side, again and again.";
