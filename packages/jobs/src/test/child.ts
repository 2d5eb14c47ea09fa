/** A process that takes jobs until it is killed: `node child.ts <url of the database>`. It says which it has begun, and ends none. */
import { openPostgres } from "@orrery/db";
import { jobWorker, startWorkers } from "../worker.ts";
import { exampleJob } from "./example-job.ts";

const database = await openPostgres(process.argv[2] ?? "", { poolSize: 2 });
const worker = jobWorker({
  kind: exampleJob,
  concurrency: 3,
  async run({ data: { n } }) {
    process.stdout.write(`${n}\n`);
    await new Promise(() => undefined);
  },
});
await startWorkers(database, [worker], (error) => process.stderr.write(`${error}\n`));
