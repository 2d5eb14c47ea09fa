import { fork } from "node:child_process";
import { join } from "node:path";
import { answerOf, ended } from "../servers/server.ts";

/** Sockets to open to one server. */
export interface Opening {
  readonly kind: "open";
  readonly url: string;
  readonly sockets: number;
  readonly keys: readonly string[];
  readonly socketsPerKey: number;
  readonly protocol?: string;
  /** What each sends when its credential was taken; undefined where none is asked for. */
  readonly subscribe?: string;
}

/** Requests to send one after the other, each of which reaches all sockets. */
export interface Sending {
  readonly kind: "send";
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly bodies: readonly string[];
}

export type FanOutJob = Opening | Sending;

export interface FanOutAnswer {
  /** Of each request: until the last socket had what it told. */
  readonly takenMs: readonly number[];
  /** The latest message, as it came. */
  readonly last: string;
}

export interface Subscribers extends AsyncDisposable {
  run(job: FanOutJob): Promise<FanOutAnswer>;
}

/** A process that holds sockets. */
export function startSubscribers(): Subscribers {
  const child = fork(join(import.meta.dirname, "subscribers-program.ts"), {
    execArgv: ["--disable-warning=ExperimentalWarning"],
    detached: true,
  });
  return {
    async run(job) {
      child.send(job);
      const answer = (await answerOf(child)) as FanOutAnswer | { readonly failed: string };
      if ("failed" in answer) throw new Error(answer.failed);
      return answer;
    },
    [Symbol.asyncDispose]: () => ended(child),
  };
}
