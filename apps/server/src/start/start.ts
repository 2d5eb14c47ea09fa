import { join } from "node:path";
import { createDiskFiles, createOutgoing, createS3Files, type Files } from "@orrery/connectors";
import type { GraphQLOptions } from "@orrery/graphql";
import { aiOptionsOf } from "../ai/ai-env.ts";
import { type CommandContext, EXIT } from "../cli/command.ts";
import { runArguments } from "../cli/run.ts";
import type { ServerEnv } from "../env.ts";
import type { CommandAnswer } from "../folder/control.ts";
import { makePrivateFolder } from "../folder/files.ts";
import { startRenewing } from "../integrations/renewing.ts";
import { operatorsClientsIn } from "../integrations/settings.ts";
import { mailOptionsOf } from "../mail/tls-files.ts";
import type { Logger } from "../observability/log.ts";
import { rootSecretsOf, sealingKeysOf } from "../secret.ts";
import { buildServer, type RunningServer } from "../server.ts";
import { banner } from "./banner.ts";
import { Demonstration } from "./demonstration.ts";
import { startHousekeeping } from "./housekeeping.ts";
import { connectRedis } from "./redis.ts";
import { type OpenStorage, openStorage } from "./storage.ts";
import { trustedDocumentsIn } from "./trusted-documents.ts";

export interface StartedServer {
  readonly url: string;
  /** For people; undefined in production. */
  readonly banner: string | undefined;
  /** Drains the server and closes what it stood on. */
  stop(): Promise<void>;
}

/** Starts what the environment describes. @throws StartError, FolderInUse */
export async function start(env: ServerEnv, logger: Logger): Promise<StartedServer> {
  const named = whatFilesSay(env);
  // A production server on PostgreSQL and S3 keeps nothing in files.
  const { production, storage: database, files } = env;
  if (!production || database.kind === "embedded" || files.kind === "folder") makePrivateFolder(env.dataDir);
  const storage = await openStorage(env);
  try {
    return await startOn(storage, env, named, logger);
  } catch (error) {
    await storage.close();
    throw error;
  }
}

/** Before anything is opened: a file that can't be used stops the start. */
function whatFilesSay(env: ServerEnv) {
  const { integrationsFile, returnUrls } = env;
  const clients = integrationsFile === undefined ? {} : operatorsClientsIn(integrationsFile);
  return { graphql: graphqlOptionsOf(env), mail: mailOptionsOf(env.mail), integrations: { clients, returnUrls } };
}

function graphqlOptionsOf({ graphql: { documentsFile, ...decided } }: ServerEnv): GraphQLOptions {
  return { ...decided, documents: documentsFile === undefined ? undefined : trustedDocumentsIn(documentsFile) };
}

async function startOn(
  storage: OpenStorage,
  env: ServerEnv,
  named: ReturnType<typeof whatFilesSay>,
  logger: Logger,
): Promise<StartedServer> {
  const { database, lock } = storage;
  const credentialsFile = join(env.dataDir, "credentials.json");
  const demonstration = env.production ? undefined : new Demonstration({ database, credentialsFile, logger });
  const files = await openFiles(env);
  const secrets = rootSecretsOf(env);
  const redis = env.redisUrl === undefined ? undefined : connectRedis(env.redisUrl, logger);
  // In development this machine's own receivers are reached, over HTTP as well.
  const outgoing = createOutgoing({ ranges: env.outgoingRanges, loopback: !env.production });
  const server = await buildServer({
    database,
    redis,
    ...secrets,
    ...named,
    host: env.host,
    port: env.port,
    logger,
    trustedProxies: env.trustedProxies,
    development: !env.production,
    files,
    outgoing,
    webhooks: { sends: env.sendsWebhooks },
    publicUrl: env.publicUrl,
    filesUrl: env.filesUrl,
    takesJobs: env.takesJobs,
    ai: aiOptionsOf(env.ai, (problem) => logger.warn(problem, "a model gave no answer")),
    beforeServing: async (url, estate) => demonstration?.ensure(url, estate),
  }).catch((error: unknown) => {
    redis?.disconnect();
    throw error;
  });
  const sealingKeys = sealingKeysOf(secrets);
  const ground = { database, estate: () => server.estate, sealingKeys: () => sealingKeys };
  lock?.desk.open((argv, caller) => answered(argv, { ...ground, ...caller }, logger));
  const { eventRetentionDays } = env;
  const stopHousekeeping = startHousekeeping({ database, files, sealingKeys, eventRetentionDays, logger });
  const stopRenewing = startRenewing(server.connections, logger);
  const drawing = demonstration?.draw();
  logger.info({ url: server.url, database: database.kind, redis: redis !== undefined }, "listening");
  return {
    url: server.url,
    banner: demonstration && banner({ url: server.url, ...demonstration.shown }),
    async stop() {
      // While the last requests are answered.
      const drawn = drawing?.stop();
      await stopAll(server, [
        stopHousekeeping,
        stopRenewing,
        async () => drawn,
        outgoing.close,
        async () => redis?.disconnect(),
        storage.close,
      ]);
    },
  };
}

async function openFiles({ files, dataDir }: ServerEnv): Promise<Files> {
  return files.kind === "s3" ? createS3Files(files) : createDiskFiles(join(dataDir, "files"));
}

async function stopAll(server: RunningServer, rest: readonly (() => Promise<void>)[]): Promise<void> {
  await server.close();
  for (const close of rest) await close();
}

/** A command that the command line sent here, because this process has the data folder. */
async function answered(argv: readonly string[], context: CommandContext, logger: Logger): Promise<CommandAnswer> {
  try {
    return await runArguments(argv, context);
  } catch (error) {
    logger.error({ err: error }, "a command failed");
    return { code: EXIT.failed, stdout: "", stderr: "The command failed; the server's log says why.\n" };
  }
}
