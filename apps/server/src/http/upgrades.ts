import type { IncomingMessage } from "node:http";
import type { BlockList, Socket } from "node:net";
import { networkOf } from "@orrery/access";
import { GRAPHQL_PATH, type GraphQLSockets } from "@orrery/graphql";
import { type Failure, isPrincipal } from "@orrery/operation";
import { API_VERSION } from "@orrery/rest";
import type { Logger } from "../observability/log.ts";
import { clientAddress } from "./address.ts";
import type { App } from "./app.ts";
import { requestIdFrom } from "./common-headers.ts";
import { connectionOf } from "./connection.ts";
import { endWith } from "./raw-answer.ts";

/** Requests that become something else than HTTP: here, WebSockets of GraphQL's. */
export interface Upgrades {
  /** Whether a request is one; all others are answered as if they had not asked. */
  wants(request: IncomingMessage): boolean;
  take(request: IncomingMessage, connection: Socket, head: Buffer): void;
  /** Ends what they have become, within `graceMs`. */
  close(graceMs: number): Promise<void>;
}

export interface UpgradeParts {
  readonly sockets: GraphQLSockets;
  readonly app: App;
  readonly logger: Logger;
  readonly trustedProxies: BlockList;
}

export function createUpgrades({ sockets, app, logger, trustedProxies }: UpgradeParts): Upgrades {
  return {
    wants: ({ method, url = "", headers: { upgrade = "" } }) =>
      method === "GET" && url.split("?", 1)[0] === GRAPHQL_PATH && upgrade.toLowerCase() === "websocket",
    take(request, connection, head) {
      const headers = new Headers(
        Object.entries(request.headers).flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
      );
      const requestId = requestIdFrom(headers.get("x-request-id"));
      const address = clientAddress(connection.remoteAddress, headers.get("x-forwarded-for"), trustedProxies);
      connection.on("error", () => connection.destroy());
      const refuse = async (failure: Failure) => {
        const refused = {
          method: "GET",
          pathname: GRAPHQL_PATH,
          failure,
          connection: connectionOf(connection),
          headers,
        };
        const response = await app.refuse(refused);
        const { retryAfterSeconds } = failure.details ?? {};
        if (retryAfterSeconds !== undefined) response.headers.set("Retry-After", String(retryAfterSeconds));
        await endWith(connection, response);
      };
      sockets.accept({
        request,
        connection,
        head,
        address,
        network: networkOf(address),
        requestId,
        headers: { "X-Request-Id": requestId, "X-API-Version": API_VERSION },
        refuse: (failure) => void refuse(failure).catch(() => connection.destroy()),
        opened: () => logger.debug({ requestId }, "socket opened"),
        closed(code, caller) {
          const whose = isPrincipal(caller) && {
            organizationId: caller.organizationId,
            credentialId: caller.credentialId,
          };
          logger.debug({ requestId, code, ...whose }, "socket closed");
        },
      });
    },
    close: (graceMs) => sockets.close(graceMs),
  };
}
