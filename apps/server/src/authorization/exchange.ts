import { AsyncLocalStorage } from "node:async_hooks";
import type { Origin } from "@orrery/operation";

/** Which of the endpoints is asked. */
export type Endpoint = "authorize" | "interaction" | "token" | "revoke" | "introspect";

/** The request that is being answered: what is stored and revoked on its account says so in the audit log. */
export interface OauthExchange {
  readonly endpoint: Endpoint;
  readonly origin: Origin;
}

const current = new AsyncLocalStorage<OauthExchange>();

export const withExchange = <T>(exchange: OauthExchange, work: () => T): T => current.run(exchange, work);

/** @throws outside of one: the library does nothing by itself */
export function currentExchange(): OauthExchange {
  const exchange = current.getStore();
  if (!exchange) throw new Error("There is no request of the authorization server.");
  return exchange;
}
