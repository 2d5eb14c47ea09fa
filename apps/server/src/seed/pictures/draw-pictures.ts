import { setTimeout as delay } from "node:timers/promises";
import { encodeJpeg } from "@orrery/connectors";
import type { Database } from "@orrery/db";
import { getProperty, updateProperty, uploadImage } from "@orrery/domain";
import { Failure, type Principal, STALE_VERSION } from "@orrery/operation";
import type { Logger } from "../../observability/log.ts";
import type { OrganizationPair } from "../../organizations.ts";
import { listingIds } from "../fill.ts";
import { addressKey } from "../listings/listing.ts";
import { type Ground, type Run, runnerFor } from "../runner.ts";
import { DEMONSTRATION, type DemonstrationSeeds, type Seeds } from "../seeds.ts";
import { albumOf, type Picture } from "./album.ts";

export interface DrawOptions extends Ground {
  readonly pair: OrganizationPair;
  readonly logger: Logger;
  readonly seeds?: DemonstrationSeeds;
}

export interface Drawing {
  /** When all is drawn, or the drawing has stopped. Never fails. */
  readonly done: Promise<void>;
  /** Ends it after the picture that is under way. The next start goes on from there. */
  stop(): Promise<void>;
}

/** Processes that share a database draw one after the other, and the later ones find nothing left to do. */
const DRAW_KEY = "orrery:seed-pictures";
const PICTURES_PER_LOG_LINE = 60;

/**
 * Draws the pictures that the demonstration's listings lack and uploads them, beside whatever else the server does: a
 * picture is followed by a pause as long as it took.
 */
export function startDrawing(options: DrawOptions): Drawing {
  const { database, logger } = options;
  const ending = new AbortController();
  const { signal } = ending;
  const done = database
    .oneAtATime(DRAW_KEY, () => drawPictures(options, signal), signal)
    .catch((error: unknown) => {
      if (!signal.aborted)
        logger.warn({ err: error }, "drawing the demonstration's pictures stopped until the next start");
    });
  return {
    done,
    stop() {
      ending.abort();
      return done;
    },
  };
}

/** The pictures of one listing. */
interface Album {
  readonly run: Run;
  readonly propertyId: string;
  readonly pictures: readonly Picture[];
}

async function drawPictures(options: DrawOptions, signal: AbortSignal): Promise<void> {
  const { pair, logger, seeds = DEMONSTRATION } = options;
  const steps = await stepsDone(options.database, pair);
  const albums = [
    ...(await albumsOf(options, { organizationId: pair.organizationId, mode: "live" }, seeds.live)),
    ...(await albumsOf(options, { organizationId: pair.testOrganizationId, mode: "test" }, seeds.test)),
  ];
  const all = albums.flatMap(({ propertyId, pictures }) => pictures.map((_, index) => uploadOf(propertyId, index)));
  let drawn = all.filter((step) => steps.has(step)).length;
  const left = albums.filter(({ propertyId }) => !steps.has(captionsOf(propertyId)));
  if (left.length === 0) return;
  const tell = () => logger.info(`drawing the demonstration's pictures: ${drawn} of ${all.length}`);
  tell();
  for (const album of left) {
    await drawAlbum(album, steps, signal, () => {
      drawn += 1;
      logger.debug({ propertyId: album.propertyId }, "drew a picture");
      if (drawn % PICTURES_PER_LOG_LINE === 0) tell();
    });
    if (signal.aborted) return;
  }
  logger.info(`the demonstration's pictures are drawn: ${drawn} of ${all.length}`);
}

async function albumsOf(
  ground: Ground,
  organization: Pick<Principal, "organizationId" | "mode">,
  { listings }: Seeds,
): Promise<Album[]> {
  const run = runnerFor(ground, organization);
  const ids = await listingIds(ground.database, organization.organizationId);
  return listings.flatMap((listing, index) => {
    const propertyId = ids.get(addressKey(listing.address));
    // One whose address was changed is somebody's own by now.
    return propertyId === undefined ? [] : [{ run, propertyId, pictures: albumOf(listing, index) }];
  });
}

/**
 * What the audit log calls an upload and the captions. Its line is written in the commit of the step, so it says what is
 * done already, whatever somebody has made of the pictures since.
 */
const uploadOf = (propertyId: string, index: number) => `seed:${propertyId}:picture-${index + 1}`;
const captionsOf = (propertyId: string) => `seed:${propertyId}:captions`;

/** The steps that were done, with the ids of what they made. */
type Steps = Map<string, string | null>;

async function stepsDone(
  { system }: Database,
  { organizationId, testOrganizationId }: OrganizationPair,
): Promise<Steps> {
  const lines = await system.auditEntry.findMany({
    where: {
      organizationId: { in: [organizationId, testOrganizationId] },
      operation: { in: [uploadImage.name, updateProperty.name] },
      requestId: { startsWith: "seed:" },
      surface: "system",
    },
    select: { requestId: true, resourceId: true },
  });
  return new Map(lines.map(({ requestId, resourceId }) => [requestId, resourceId]));
}

async function drawAlbum(album: Album, steps: Steps, signal: AbortSignal, drawn: () => void): Promise<void> {
  const { run, propertyId, pictures } = album;
  try {
    for (const [index, picture] of pictures.entries()) {
      const step = uploadOf(propertyId, index);
      if (steps.has(step)) continue;
      if (signal.aborted) return;
      const startedMs = performance.now();
      const { pixels, width, height } = picture.paint();
      const content = once(await encodeJpeg(pixels, { width, height }));
      steps.set(step, (await run(uploadImage, { propertyId, content, contentType: "image/jpeg" }, step)).id);
      drawn();
      await pause(performance.now() - startedMs, signal);
    }
    await caption(album, steps);
  } catch (error) {
    // Somebody may have filled the listing with pictures of their own: then it needs none of ours.
    if (!(error instanceof Failure) || error.code === "INTERNAL_ERROR") throw error;
  }
}

/** All other pictures that there are by now stay as they are. */
async function caption({ run, propertyId, pictures }: Album, steps: Steps): Promise<void> {
  const captions = new Map(pictures.map((picture, index) => [steps.get(uploadOf(propertyId, index)), picture.caption]));
  for (;;) {
    const property = await run(getProperty, { id: propertyId });
    const images = property.images.map(({ id, caption }) => ({ id, caption: captions.get(id) ?? caption }));
    try {
      const patch = { id: propertyId, expectedVersion: property.version, images };
      return void (await run(updateProperty, patch, captionsOf(propertyId)));
    } catch (error) {
      if (!(error instanceof Failure) || error.reason !== STALE_VERSION.name) throw error;
    }
  }
}

async function* once(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content;
}

const pause = (ms: number, signal: AbortSignal) => delay(ms, undefined, { signal }).catch(() => undefined);
