import { rateLimitHeaders } from "@orrery/access";
import { type Database, isOverload, type TenantAccess } from "@orrery/db";
import {
  type DomainPorts,
  type IntegrationPorts,
  type PortalAddresses,
  type PortalConnections,
  registry,
} from "@orrery/domain";
import type { GraphQLPorts } from "@orrery/graphql";
import { type Authentication, createKernel, type Kernel } from "@orrery/operation";
import type { RestPorts } from "@orrery/rest";
import { aiPorts } from "../ai/ai-ports.ts";
import { importRuns } from "../imports/import-job.ts";
import type { Connections } from "../integrations/connections.ts";
import { integrationParts } from "../integrations/integration-parts.ts";
import { leadRescoring } from "../leads/rescore-job.ts";
import { mailDomainsOf, mailPorts } from "../mail/mail-ports.ts";
import { currentRequest } from "../observability/request-context.ts";
import { callbackSubject } from "../portals/portal-addresses.ts";
import { portalPorts } from "../portals/portal-ports.ts";
import { sendingPublications } from "../portals/publication-jobs.ts";
import { leadScreenings } from "../sanctions/screening-jobs.ts";
import { cursorKeyOf, hookKeysOf, portalKeysOf, sealingKeysOf } from "../secret.ts";
import { unlimited } from "../unlimited.ts";
import { visitorPorts } from "../visitor/visitor-ports.ts";
import { inboundPorts } from "../webhooks/inbound-ports.ts";
import { subjectOf } from "../webhooks/inbound-tokens.ts";
import { webhookPorts } from "../webhooks/webhook-ports.ts";
import type { ServerOptions } from "./options.ts";
import type { Parts } from "./parts.ts";

type KernelOptions = Parameters<typeof createKernel<TenantAccess, DomainPorts>>[0];

export interface Ports {
  readonly ports: GraphQLPorts & RestPorts;
  /** The same kernel without limits, for what goes on after somebody was let in for it. */
  unlimitedKernel(): Kernel;
  /** What publishing needs of the brokerages' connections to portals. */
  readonly connections: Connections;
  readonly portalAddresses: PortalAddresses;
}

/** The kernel, with what its handlers and the surfaces ask for. */
export function portsOf(options: ServerOptions, parts: Parts): Ports {
  const { database } = options;
  const { limiter, reads, estate, authenticator, logger, jobs } = parts;
  const { authenticate, authenticateLink } = authenticator;
  const sending = sendingPublications(database.store, jobs.send);
  const store = notingOverload(reads ? reads.announcing(sending) : sending);
  // What others send was counted by its token, and what jobs do when they were begun.
  const unlimitedKernel = once((): Kernel => createKernel({ ...kernelOptions, limiter: unlimited }));
  const integrations = integrationParts(options.integrations ?? {}, {
    ...{ system: database.system, secrets: options, kernel: unlimitedKernel, now: options.now },
    ...{ outgoing: parts.outgoing, publicUrl: parts.publicUrl, standingOf: authenticator.standingOf, logger },
  });
  const connections = options.portalConnections ?? integrations.connections;
  const domain = { ...domainPortsOf(options, parts, connections, unlimitedKernel), ...integrations.ports };
  const kernelOptions = kernelOptionsOf(options, parts, { store, ports: domain });
  const ports: GraphQLPorts & RestPorts = {
    kernel: createKernel({ ...kernelOptions, limiter }),
    authenticate: async (...asked) => noted(await authenticate(...asked)),
    authenticateLink: async (...asked) => noted(await authenticateLink(...asked)),
    tokenSubject: (token) => subjectOf(domain.inboundTokens, token) ?? callbackSubject(domain.portalAddresses, token),
    files: estate.files,
    limitHeaders: rateLimitHeaders,
    tenant: (principal) => store.reader(principal).db,
    report(error, requestId) {
      // A body that breaks off because its sender has gone is no fault of ours.
      const isOurs = currentRequest()?.isGone() !== true;
      noteOverload(error);
      logger[isOurs ? "error" : "debug"]({ err: error, requestId }, "a request failed");
    },
  };
  return { ports, unlimitedKernel, connections: integrations.connections, portalAddresses: domain.portalAddresses };
}

function kernelOptionsOf(
  { rootSecret, previousRootSecrets = [], now }: ServerOptions,
  { reads, authenticator, events }: Parts,
  given: Pick<KernelOptions, "store" | "ports">,
): Omit<KernelOptions, "limiter"> {
  const { revalidate, watch } = authenticator;
  return {
    ...given,
    cache: reads?.cache,
    revalidate,
    watch,
    head: events.log.head,
    committed(commit) {
      authenticator.committed(commit);
      if (commit.operation.emits.length > 0) events.committed();
    },
    cursorKey: cursorKeyOf(rootSecret),
    previousCursorKeys: previousRootSecrets.map(cursorKeyOf),
    ...(now && { now }),
  };
}

/** @param unlimitedKernel for what was let in already */
function domainPortsOf(
  options: ServerOptions,
  { identity: { keys, accounts, oauthApps }, estate, eventStreamLinks, events: { log }, jobs, ...parts }: Parts,
  connections: PortalConnections,
  unlimitedKernel: () => Kernel,
): Omit<DomainPorts, keyof IntegrationPorts> {
  const {
    database: { system },
    ai,
    events: { heartbeatMs } = {},
  } = options;
  const { outgoing, sending, publicUrl, files, logger } = parts;
  const types = registry.events;
  const engine = { wake: async () => sending.wake() };
  const webhooks = webhookPorts({ sealingKeys: sealingKeysOf(options), outgoing, types, engine });
  const secrets = webhooks.webhookSecrets;
  const inbound = { system, secrets, tokenKeys: hookKeysOf(options), publicUrl, kernel: unlimitedKernel };
  const feed = { log, types, ...(heartbeatMs !== undefined && { heartbeatMs }) };
  const own = {
    keys,
    accounts,
    oauthApps,
    events: feed,
    eventStreamLinks,
    importRuns: importRuns(jobs),
    leadRescoring: leadRescoring(jobs),
    leadScreenings: leadScreenings(jobs),
  };
  const addressKeys = portalKeysOf(options);
  const portals = { system, addressKeys, publicUrl, outgoing, connections, kernel: unlimitedKernel };
  return {
    ...own,
    ...estate,
    ...webhooks,
    ...inboundPorts(inbound),
    ...portalPorts(portals),
    ...aiPorts({ ai, files, outgoing, logger }),
    ...mailPorts(mailDomainsOf(options.mail)[0]),
    ...visitorPorts({ ...options, system, kernel: unlimitedKernel }),
  };
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/** For the request's log line, and for which pages may read its answer. */
function noted<Given extends Authentication>(authentication: Given): Given {
  const request = currentRequest();
  if (request) request.authentication = authentication;
  return authentication;
}

/** Marks the request that the database has no connection for, whichever way its surface shows the error. */
function noteOverload(error: unknown): void {
  const request = currentRequest();
  if (request && isOverload(error)) request.isOverloaded = true;
}

function notingOverload({ reader, transaction }: Database["store"]): Database["store"] {
  return {
    reader,
    async transaction(principal, work) {
      try {
        return await transaction(principal, work);
      } catch (error) {
        noteOverload(error);
        throw error;
      }
    },
  };
}
