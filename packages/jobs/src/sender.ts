import type { Database } from "@orrery/db";
import { PgBoss } from "pg-boss";
import type { z } from "zod";
import { sendersConnection } from "./connect.ts";
import type { JobKind } from "./kind.ts";
import { SENDING } from "./queue-options.ts";

export interface SendOptions {
  readonly afterSeconds?: number;
}

export interface JobSender {
  /**
   * Sends a job: in the commit of the transaction that the caller is part of, so that it is sent if and only if that
   * commits; at once where there is none. @param options.afterSeconds nobody takes it before: at once, unless told
   */
  send<Data extends z.ZodType>(kind: JobKind<Data>, data: z.input<Data>, options?: SendOptions): Promise<void>;
  stop(): Promise<void>;
}

/** @param database whose queues were prepared */
export async function createJobSender(
  database: Database,
  onProblem: (error: unknown) => void = () => undefined,
): Promise<JobSender> {
  const boss = new PgBoss({ ...sendersConnection(database), ...SENDING, migrate: false });
  boss.on("error", onProblem);
  await boss.start();
  return {
    async send(kind, data, { afterSeconds = 0 } = {}) {
      const parsed = kind.data.parse(data);
      const group = kind.ownerOf && { group: { id: kind.ownerOf(parsed) } };
      await boss.send(kind.name, parsed as object, { startAfter: afterSeconds, ...group });
    },
    stop: () => boss.stop({ graceful: false }),
  };
}
