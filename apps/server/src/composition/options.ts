import type { Files, Outgoing } from "@orrery/connectors";
import type { Database } from "@orrery/db";
import type { EstatePorts, EventFeed, PortalConnections } from "@orrery/domain";
import type { EventsOptions } from "@orrery/events";
import type { GraphQLOptions } from "@orrery/graphql";
import type { Limiter } from "@orrery/operation";
import type { Redis } from "ioredis";
import type { AiOptions } from "../ai/ai-options.ts";
import type { ListenerOptions } from "../http/listener.ts";
import type { IntegrationOptions } from "../integrations/integration-parts.ts";
import type { MailOptions } from "../mail/options.ts";
import type { Logger } from "../observability/log.ts";
import type { SendingOptions } from "../webhooks/sending.ts";

export interface ServerOptions {
  /** Migrated, and its queues of jobs prepared. Stays open when the server closes. */
  readonly database: Database;
  /** Whether this process takes jobs, too. Default: no. */
  readonly takesJobs?: boolean;
  /** Counts limits for all processes together; without it each process counts on its own. Stays open as well. */
  readonly redis?: Redis | undefined;
  /** Instead of the process's own counters, where there is no Redis. */
  readonly limiter?: Limiter;
  /** Before every key and channel in Redis. */
  readonly redisKeyPrefix?: string;
  /** How this process takes part in moving events; as any, unless told. */
  readonly events?: Pick<EventsOptions, "relays" | "relayPollMs" | "followPollMs"> & Pick<EventFeed, "heartbeatMs">;
  /** At least 32 bytes. Servers that share one take each other's cursors. */
  readonly rootSecret: string;
  /** Those before it, the newest first: what was made under them stays good. */
  readonly previousRootSecrets?: readonly string[] | undefined;
  /** How this process takes part in sending webhooks; as any, unless told. */
  readonly webhooks?: SendingOptions;
  /** What guards the way to addresses that users give. Default: the public Internet, and in development this machine. */
  readonly outgoing?: Outgoing;
  /** Which domains mailboxes are in, and where mail for them is received, if it is. */
  readonly mail?: MailOptions;
  /** How it connects to portals: the operator's own clients there, where browsers go afterwards. */
  readonly integrations?: IntegrationOptions;
  /** The brokerages' connections to portals. Default: what they have connected themselves. */
  readonly portalConnections?: PortalConnections;
  /** How models are asked. Default: no provider, and the default budget. */
  readonly ai?: AiOptions;
  /** Where images are kept. Default: a folder among the system's temporary ones, for servers that nobody keeps. */
  readonly files?: Files;
  /** Where clients reach the server; by default, where it listens. */
  readonly publicUrl?: string | undefined;
  /** Where clients read files, where that is not this server's own `/files`. */
  readonly filesUrl?: string | undefined;
  /** Default 127.0.0.1. */
  readonly host?: string;
  /** Default 0: the system chooses. */
  readonly port?: number;
  /** Default: says nothing. */
  readonly logger?: Logger;
  readonly now?: () => Date;
  /** IP addresses and CIDR ranges whose `X-Forwarded-For` is believed; none by default. */
  readonly trustedProxies?: readonly string[];
  /** Persisted documents, introspection, and what WebSockets may take. */
  readonly graphql?: GraphQLOptions;
  /** Whether there are pages for developers alone (GraphiQL). Default: no. */
  readonly development?: boolean;
  /** How long a request's headers, and the whole request, may take to arrive. */
  readonly timeouts?: ListenerOptions["timeouts"];
  /** Runs when the address is known; no request is answered before it is done. */
  readonly beforeServing?: (url: string, estate: EstatePorts) => Promise<void>;
}
