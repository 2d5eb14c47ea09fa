import type { EstatePorts } from "@orrery/domain";
import { createGraphQLSurface } from "@orrery/graphql";
import { createMcpSurface } from "@orrery/mcp";
import type { Kernel } from "@orrery/operation";
import { API_VERSION, createRestSurface } from "@orrery/rest";
import { createTrpcSurface } from "@orrery/trpc";
import { authorizationServerOf } from "./authorization/from-parts.ts";
import type { ServerOptions } from "./composition/options.ts";
import { type Parts, partsOf, startParts } from "./composition/parts.ts";
import { portsOf } from "./composition/ports.ts";
import { trustedPeers } from "./http/address.ts";
import { createApp } from "./http/app.ts";
import { listen } from "./http/listener.ts";
import { createUpgrades } from "./http/upgrades.ts";
import { importWorker } from "./imports/import-job.ts";
import type { Connections } from "./integrations/connections.ts";
import { rescoreWorker } from "./leads/rescore-job.ts";
import { receivingOf } from "./mail/receive.ts";
import { silentLogger } from "./observability/log.ts";
import { createMetrics } from "./observability/metrics.ts";
import { createVisitorPages } from "./pages/visitor-pages.ts";
import { feedRoute } from "./portals/feed-route.ts";
import { publicationWorker, sweepForgotten } from "./portals/publication-jobs.ts";
import { createProbes } from "./probes.ts";
import { screeningWorkers } from "./sanctions/screening-jobs.ts";
import { pageSubjects } from "./visitor/visitor-ports.ts";
import { backlogOf } from "./webhooks/sending.ts";

export type { ServerOptions } from "./composition/options.ts";

export interface RunningServer extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
  /** Where mail is received, if it is. */
  readonly mailPort: number | undefined;
  /** What operations of the estate need, as this server gives it. */
  readonly estate: EstatePorts;
  /** What publishing needs of connections to portals, and what renews them. */
  readonly connections: Connections;
  /** Takes no more requests, and waits for those under way: at most 10 s, or as told. */
  close(graceMs?: number): Promise<void>;
}

const GRACE_MS = 10_000;

/** A server with all surfaces, answering. Many may run in one process and share a database. @throws StartError */
export async function buildServer(options: ServerOptions): Promise<RunningServer> {
  const { database, logger = silentLogger(), host = "127.0.0.1", port = 0, beforeServing, timeouts } = options;
  let ownUrl = "";
  const parts = await partsOf(options, logger, {
    publicUrl: () => options.publicUrl ?? ownUrl,
    onResult: (result) => metrics.delivered(result),
  });
  const { limiter, identity, estate, events, files, publicUrl } = parts;
  const { ports, unlimitedKernel, connections, portalAddresses } = portsOf(options, parts);
  const graphql = createGraphQLSurface(ports, options.graphql);
  const open = { sockets: graphql.sockets, subscriptions: graphql.subscriptions };
  const metrics = createMetrics(open, () => backlogOf(database), database);
  const proxies = trustedPeers(options.trustedProxies ?? []);
  const app = createApp({
    ports,
    surfaces: {
      ...{ rest: createRestSurface(ports), graphql: graphql.handle, trpc: createTrpcSurface(ports) },
      mcp: createMcpSurface(ports, { version: API_VERSION }),
      oauth: authorizationServerOf(options, parts, { ports, unlimitedKernel }),
      pages: createVisitorPages({ ...ports, pageSubject: pageSubjects(options), readFile: files.get }),
    },
    ...{ files, publicUrl },
    feeds: feedRoute({ system: database.system, addresses: portalAddresses, kernel: unlimitedKernel, logger }),
    probes: createProbes({ database, limiterStatus: limiter.status, logger }),
    metrics,
    logger,
    trustedProxies: proxies,
    development: options.development ?? false,
  });
  const stop = await startParts(parts);
  const listener = await listen({
    host,
    port,
    app,
    upgrades: createUpgrades({ sockets: graphql.sockets, app, logger, trustedProxies: proxies }),
    ...(timeouts && { timeouts }),
    async beforeServing(url) {
      ownUrl = url;
      await beforeServing?.(url, estate);
    },
  }).catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  const stopSweeping = options.takesJobs === true ? await takeJobs(options, parts, unlimitedKernel()) : undefined;
  let receiving: Awaited<ReturnType<typeof receivingOf>>;
  const close = async (graceMs = GRACE_MS) => {
    const closed = Promise.all([listener.close(graceMs), receiving?.close()]);
    // Nobody is let in any more: whose stream ends comes back to another process.
    events.endStreams();
    await closed;
    await identity.accounts.idle();
    await stopSweeping?.();
    await stop();
  };
  receiving = await receivingOf(options, ports.kernel, logger).catch(async (error: unknown) => {
    await close(0);
    throw error;
  });
  const at = { url: listener.url, port: listener.port, mailPort: receiving?.port };
  return { ...at, estate, connections, close, [Symbol.asyncDispose]: () => close() };
}

/** Takes jobs, beside answering requests. @returns what stops looking for those that were forgotten */
async function takeJobs(
  { database }: ServerOptions,
  { authenticator: { standingOf }, jobs, files, logger }: Parts,
  kernel: Kernel,
): Promise<() => Promise<void>> {
  const { system } = database;
  await jobs.take([
    importWorker({ system, kernel, files, standingOf }),
    rescoreWorker(kernel),
    publicationWorker(kernel),
    ...screeningWorkers({ database, kernel }),
  ]);
  return sweepForgotten(system, jobs.send, logger);
}
