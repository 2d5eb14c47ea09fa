export { type JobKind, jobKind } from "./kind.ts";
export { prepareJobs } from "./prepare.ts";
export { createJobSender, type JobSender } from "./sender.ts";
export { type Attempt, type JobWorker, jobWorker, type RunningWorkers, startWorkers } from "./worker.ts";
