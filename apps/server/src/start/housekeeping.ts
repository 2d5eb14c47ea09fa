import { purgeApps, purgeSessions, purgeSigningKeys, rotateOldSigningKey, type SealingKeys } from "@orrery/access";
import { type Files, sweepImages } from "@orrery/connectors";
import { type Database, purgeIdempotencyRecords, type SystemDb } from "@orrery/db";
import { pruneDeliveries } from "@orrery/delivery";
import { expireDays, makeDays } from "@orrery/events";
import { sweepReservations } from "../ai/sweep-reservations.ts";
import { filesOfImage } from "../estate.ts";
import { sweepImports } from "../imports/sweep-imports.ts";
import { purgeMails } from "../mail/purge-mails.ts";
import type { Logger } from "../observability/log.ts";
import { recurring } from "../recurring.ts";
import { sweepGuides } from "../visitor/sweep-guides.ts";

const HOUR_MS = 3_600_000;
const HALF_MINUTE_MS = 30_000;

export interface HousekeepingOptions {
  readonly database: Database;
  readonly files: Pick<Files, "remove">;
  /** For how many days events are kept at least. */
  readonly eventRetentionDays: number;
  /** Under which signing keys are kept. */
  readonly sealingKeys: SealingKeys;
  readonly logger: Logger;
}

type Chore = readonly [what: string, run: (options: HousekeepingOptions) => Promise<unknown>];

/** What is done every hour, and to how many rows or days of the log. */
const HOURLY: readonly Chore[] = [
  ["forgetting old idempotency keys", ({ database: { system } }) => purgeIdempotencyRecords(system)],
  ["forgetting old credential changes", ({ database: { system } }) => purgeCredentialChanges(system)],
  ["forgetting sessions that ended", ({ database: { system } }) => purgeSessions(system)],
  ["forgetting what apps had", ({ database: { system } }) => purgeApps(system)],
  ["rotating an old signing key", ({ database: { system }, sealingKeys }) => rotateOldSigningKey(system, sealingKeys)],
  ["forgetting signing keys of no use", ({ database: { system } }) => purgeSigningKeys(system)],
  ["forgetting what came in long ago", ({ database: { system } }) => purgeInbound(system)],
  ["forgetting mails that were read long ago", ({ database: { system } }) => purgeMails(system)],
  ["forgetting authorizations that nobody ended", ({ database: { system } }) => purgeAuthorizations(system)],
  ["making days of the event log", ({ database: { sql } }) => makeDays(sql)],
  [
    "forgetting old deliveries to webhooks",
    ({ database: { sql }, eventRetentionDays }) => pruneDeliveries(sql, eventRetentionDays),
  ],
  [
    "dropping old days of the event log",
    ({ database: { sql }, eventRetentionDays }) => expireDays(sql, eventRetentionDays),
  ],
];

/** What somebody waits for (an image that was removed can be read until then), and what there is much of. */
const SOON: readonly Chore[] = [
  ["forgetting that data has changed", ({ database: { system } }) => purgeDataTouches(system)],
  [
    "deleting the files of images that are gone",
    ({ database: { system }, files }) => sweepImages(system, files, filesOfImage),
  ],
  ["freeing what was held for calls of models that died", ({ database: { system } }) => sweepReservations(system)],
  ["deleting the files of imports that are over", ({ database: { system }, files }) => sweepImports(system, files)],
  ["deleting files that are no guide's", ({ database: { system }, files }) => sweepGuides(system, files)],
];

/** Tidies up, now and again and again: what is kept longer does no harm. @returns what ends it, once a round that is under way is over */
export function startHousekeeping(options: HousekeepingOptions): () => Promise<void> {
  const { logger } = options;
  const repeated = (chores: readonly Chore[], everyMs: number) =>
    recurring(
      chores.map(([what, run]) => [what, () => run(options)]),
      { everyMs, isNow: true, logger },
    );
  const stops = [repeated(HOURLY, HOUR_MS), repeated(SOON, HALF_MINUTE_MS)];
  return async () => {
    for (const stop of stops) await stop();
  };
}

/** Where there is no Redis nobody follows them, as nothing is kept; and nothing is kept for half as long anywhere. */
async function purgeDataTouches(system: SystemDb): Promise<void> {
  await system.dataTouch.deleteMany({ where: { createdAt: { lt: new Date(Date.now() - 2 * HALF_MINUTE_MS) } } });
}

const DAY_MS = 24 * HOUR_MS;
/** For how long an inbound webhook knows what came in, and takes nothing of it twice. */
const INBOUND_DAYS = 30;

async function purgeInbound(system: SystemDb): Promise<number> {
  const { count } = await system.inboundDelivery.deleteMany({
    where: { createdAt: { lt: new Date(Date.now() - INBOUND_DAYS * DAY_MS) } },
  });
  return count;
}

async function purgeAuthorizations(system: SystemDb): Promise<number> {
  const { count } = await system.integrationAuthorization.deleteMany({ where: { expiresAt: { lt: new Date() } } });
  return count;
}

/** Every process reads the changes of the last half minute; what is older has been followed. */
async function purgeCredentialChanges(system: SystemDb): Promise<number> {
  const { count } = await system.credentialChange.deleteMany({
    where: { createdAt: { lt: new Date(Date.now() - HOUR_MS) } },
  });
  return count;
}
