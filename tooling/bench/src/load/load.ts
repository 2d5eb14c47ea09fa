import { fork } from "node:child_process";
import { join } from "node:path";
import { answerOf, ended } from "../servers/server.ts";

/** One request, as far as it differs from the others. */
export interface Ask {
  readonly path: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Requests to one server, each sent once, as many at once as there are connections. */
export interface Job {
  readonly url: string;
  readonly connections: number;
  readonly method: "GET" | "POST";
  readonly headers: Readonly<Record<string, string>>;
  /** Of every answer. Another one fails the run. */
  readonly status: number;
  readonly asks: readonly Ask[];
}

/** How it went. */
export interface Load {
  readonly seconds: number;
  /** Milliseconds of each request. */
  readonly takenMs: readonly number[];
}

export interface LoadMaker extends AsyncDisposable {
  /** @throws when a request was not answered as it should be */
  run(job: Job): Promise<Load>;
}

/** A process that makes load. */
export function startLoad(): LoadMaker {
  const child = fork(join(import.meta.dirname, "load-program.ts"), {
    execArgv: ["--disable-warning=ExperimentalWarning"],
    // What arrives is thousands of requests, what comes back thousands of times.
    serialization: "advanced",
    detached: true,
  });
  return {
    async run(job) {
      child.send(job);
      const answer = (await answerOf(child)) as Load | { readonly failed: string };
      if ("failed" in answer) throw new Error(answer.failed);
      return answer;
    },
    [Symbol.asyncDispose]: () => ended(child),
  };
}
