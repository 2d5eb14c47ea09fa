import { AsyncLocalStorage } from "node:async_hooks";
import type { Authentication } from "@orrery/operation";

/** What is known of the request that is being answered: for its log line, and for what is reported while it runs. */
export interface RequestContext {
  readonly requestId: string;
  /** The web page that the request comes from, by its `Origin` header. */
  readonly origin: string | null;
  /** Whether the client has gone, so that nobody reads the answer. */
  isGone(): boolean;
  /** Calls `done` when the answer is out to its end, or will never be. */
  whenOver(done: () => void): void;
  authentication?: Authentication;
  /** Whether the database had no connection for a part of it in time. */
  isOverloaded?: true;
}

const current = new AsyncLocalStorage<RequestContext>();

export const withRequest = <T>(context: RequestContext, work: () => T): T => current.run(context, work);

export const currentRequest = (): RequestContext | undefined => current.getStore();
