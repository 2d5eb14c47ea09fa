import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { openPostgres } from "@orrery/db";
import { createWorld, type FreshDatabase, freshDatabase, type TestWorld, usesPostgres } from "@orrery/testkit";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { prepareJobs } from "./prepare.ts";
import { createJobSender, type JobSender } from "./sender.ts";
import { exampleJob } from "./test/example-job.ts";
import { type Attempt, jobWorker, type RunningWorkers, startWorkers } from "./worker.ts";

let fresh: FreshDatabase;
let world: TestWorld;
let sender: JobSender;
beforeAll(async () => {
  fresh = await freshDatabase();
  world = await createWorld({ database: fresh.database });
  await prepareJobs(fresh.database, [exampleJob]);
  sender = await createJobSender(fresh.database);
});
afterAll(async () => {
  await sender.stop();
  await fresh[Symbol.asyncDispose]();
});

const running: RunningWorkers[] = [];
afterEach(async () => {
  for (const workers of running.splice(0)) await workers.stop();
});

type Seen = Attempt<{ n: number }>;

/** Takes jobs in this process. @returns the attempts until now */
async function take(run: (attempt: Seen, before: readonly Seen[]) => Promise<void> = async () => undefined) {
  const seen: Seen[] = [];
  const worker = jobWorker({
    kind: exampleJob,
    concurrency: 1,
    run(attempt) {
      const before = [...seen];
      seen.push(attempt);
      return run(attempt, before);
    },
  });
  const problems: unknown[] = [];
  running.push(await startWorkers(fresh.database, [worker], (error) => void problems.push(error)));
  return { seen, problems, numbers: () => seen.map(({ data }) => data.n) };
}

const byNumber = (a: number, b: number) => a - b;

const LONG = { timeout: 40_000, interval: 50 };
let last = 0;
/** A number that no other job of this file has. */
const next = () => (last += 1);
const inTransaction = (work: () => Promise<void>) => world.database.store.transaction(world.principal, work);

describe("a job", () => {
  it("that is sent in a transaction is part of its commit: with it, or not at all", async () => {
    const [sent, undone, alone] = [next(), next(), next()];
    await inTransaction(() => sender.send(exampleJob, { n: sent }));
    await expect(
      inTransaction(async () => {
        await sender.send(exampleJob, { n: undone });
        throw new Error("It is undone.");
      }),
    ).rejects.toThrow("It is undone.");
    await sender.send(exampleJob, { n: alone });
    const { numbers } = await take();
    await vi.waitFor(() => expect(numbers()).toHaveLength(2), LONG);
    expect(numbers()).toEqual([sent, alone]);
  });

  it("is not seen before the commit", async () => {
    const { numbers } = await take();
    const n = next();
    await inTransaction(async () => {
      await sender.send(exampleJob, { n });
      if (usesPostgres) await vi.waitFor(async () => expect(await pollsSince()).toBeGreaterThan(1), LONG);
      expect(numbers()).toEqual([]);
    });
    await vi.waitFor(() => expect(numbers()).toEqual([n]), LONG);
  });

  it("is refused where its data is none of its kind's", async () => {
    await expect(sender.send(exampleJob, { n: "1" } as never)).rejects.toThrow();
  });

  it("is tried again where it fails, as often as its kind says, and knows when it is the last time", async () => {
    const n = next();
    const { seen, problems } = await take(async () => {
      throw new Error("Not yet.");
    });
    await sender.send(exampleJob, { n });
    await vi.waitFor(() => expect(seen).toHaveLength(3), LONG);
    expect(seen.map(({ isLast }) => isLast)).toEqual([false, false, true]);
    expect(problems).toHaveLength(3);
  });

  it("that is under way when its process stops is told, and is done by another", async () => {
    const n = next();
    const { seen } = await take(async ({ signal }) => {
      await once(signal, "abort");
      throw signal.reason;
    });
    await sender.send(exampleJob, { n });
    await vi.waitFor(() => expect(seen).toHaveLength(1), LONG);
    await running.pop()?.stop();
    const another = await take();
    await vi.waitFor(() => expect(another.numbers()).toEqual([n]), LONG);
  });
});

/** How often the queue was asked for jobs since the first question, as the database counts. */
let countedFrom: number | undefined;
beforeEach(() => {
  countedFrom = undefined;
});
async function pollsSince(): Promise<number> {
  const [row] = await fresh.database.sql<{ commits: string }>(
    "SELECT xact_commit::text AS commits FROM pg_stat_database WHERE datname = current_database()",
    [],
  );
  const commits = Number(row?.commits);
  countedFrom ??= commits;
  return commits - countedFrom;
}

it("queues are prepared once, however many processes start at once", async () => {
  const { url } = fresh;
  const databases = url === undefined ? [fresh.database] : await Promise.all([1, 2, 3].map(() => openPostgres(url)));
  await fresh.database.script('DROP SCHEMA "pgboss" CASCADE');
  await Promise.all(databases.map((database) => prepareJobs(database, [exampleJob])));
  const again = await createJobSender(fresh.database);
  const n = next();
  await again.send(exampleJob, { n });
  const { numbers } = await take();
  await vi.waitFor(() => expect(numbers()).toEqual([n]), LONG);
  await again.stop();
  if (url !== undefined) for (const database of databases) await database.close();
});

describe.runIf(usesPostgres)("a process that is killed", () => {
  it("loses no job: another takes over within seconds", async () => {
    const child: ChildProcess = spawn(
      process.execPath,
      [join(import.meta.dirname, "test/child.ts"), String(fresh.url)],
      {
        stdio: ["ignore", "pipe", "inherit"],
      },
    );
    onTestFinished(() => void child.kill("SIGKILL"));
    const jobs = [next(), next(), next()];
    for (const n of jobs) await sender.send(exampleJob, { n });
    const begun: number[] = [];
    for await (const line of createInterface({ input: child.stdout ?? process.stdin })) {
      begun.push(Number(line));
      if (begun.length === jobs.length) break;
    }
    expect(begun.toSorted(byNumber)).toEqual(jobs);
    const { numbers } = await take();
    child.kill("SIGKILL");
    const killedMs = performance.now();
    await vi.waitFor(() => expect(numbers().toSorted(byNumber)).toEqual(jobs), LONG);
    // Ten seconds without a sign of life, two until that is looked for, the retry's delay, and a busy machine.
    expect(performance.now() - killedMs).toBeLessThan(25_000);
  });
});
