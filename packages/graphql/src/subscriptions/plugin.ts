import { invalidInput } from "@orrery/operation";
import type { ExecutionResult } from "graphql";
import { isAsyncIterable, type Plugin } from "graphql-yoga";
import type { Context } from "../exchange.ts";
import type { Report } from "../http/errors.ts";
import { AnsweredStream, type OpenStreams } from "./answered.ts";

/** Refuses subscriptions where nobody would read their results, and has those that begin answered as all else. */
export function streamPlugin(open: OpenStreams, report: (error: unknown, requestId: string) => void): Plugin<Context> {
  return {
    onSubscribe({ args: { contextValue } }) {
      const { exchange } = contextValue;
      const reportFailure: Report = (error) => report(error, exchange.requestId);
      if (!exchange.reply.isStream) {
        const message = "A subscription's results are a stream: ask for text/event-stream, or use a WebSocket.";
        throw invalidInput([{ path: "Accept", message }]);
      }
      return {
        onSubscribeResult({ result, setResult }) {
          if (!isAsyncIterable(result)) return;
          const results = result as AsyncIterable<ExecutionResult>;
          setResult(new AnsweredStream(results, exchange, reportFailure, open));
        },
      };
    },
  };
}
