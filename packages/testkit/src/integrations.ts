import { type Authenticator, createAuthenticator } from "@orrery/access";
import type { Outgoing } from "@orrery/connectors";
import type { Database } from "@orrery/db";
import { type IntegrationPorts, registry } from "@orrery/domain";
import type { Kernel } from "@orrery/operation";
import { integrationParts, silentLogger } from "@orrery/server";
import { type AuthorizationServer, startAuthorizationServer } from "./authorization-server.ts";
import { TEST_ROOT_SECRET, TEST_URL } from "./estate.ts";

/** The portal of the operations' examples. */
const EXAMPLE_ORIGIN = "https://portal.example.com";

let example: Promise<{ server: AuthorizationServer; origin: string }> | undefined;

/** Started when it is asked something for the first time. */
function exampleServer() {
  example ??= (async () => {
    const server = await startAuthorizationServer();
    return { server, origin: server.issuer };
  })();
  return example;
}

/** A way out on which the portal of the examples is an authorization server on this machine. */
export function withExamplePortal(outgoing: Outgoing): Outgoing {
  const dispatcher = outgoing.dispatcher.compose((dispatch) => (asked, handler) => {
    if (String(asked.origin).replace(/\/$/, "") !== EXAMPLE_ORIGIN) return dispatch(asked, handler);
    void exampleServer().then(({ origin }) => dispatch({ ...asked, origin }, handler));
    return true;
  });
  return { ...outgoing, dispatcher };
}

/** Integrations of a kernel without a server. */
export function testIntegrations({ system }: Database, kernel: () => Kernel, outgoing: Outgoing): IntegrationPorts {
  // Made when a connection is made: most kernels never ask, and its caches take a while.
  let authenticator: Authenticator | undefined;
  const standingOf: Authenticator["standingOf"] = (...asked) => {
    authenticator ??= createAuthenticator({ system, scopes: registry.scopes });
    return authenticator.standingOf(...asked);
  };
  const logger = silentLogger();
  const secrets = { rootSecret: TEST_ROOT_SECRET };
  return integrationParts({}, { system, outgoing, secrets, standingOf, logger, kernel, publicUrl: () => TEST_URL })
    .ports;
}
