import { setTimeout as delay } from "node:timers/promises";
import { type FeedFormat, kyeroFeed, resoFeed } from "@orrery/connectors";
import type { SystemDb } from "@orrery/db";
import {
  FETCHED_MAX,
  type FeedItem,
  type FeedPortal,
  noteFetched,
  openFeed,
  type PortalAddresses,
  streamFeed,
} from "@orrery/domain";
import type { Kernel } from "@orrery/operation";
import { isNamedBy } from "@orrery/rest";
import { type Invoke, invokingAsOperator } from "../invoking.ts";
import type { Logger } from "../observability/log.ts";
import { operatorIn, operatorOrigin } from "../operator.ts";
import { findLink } from "./portal-ports.ts";

/** Where portals read their feeds: `/feeds/{token}`. */
export const FEEDS_PATH = "/feeds";

const FORMATS: Readonly<Record<FeedPortal, FeedFormat>> = { kyero: kyeroFeed, reso: resoFeed };

export interface FeedParts {
  readonly system: SystemDb;
  readonly addresses: Pick<PortalAddresses, "read">;
  /** Without limits: whoever reads a feed was let in by its address. */
  kernel(): Kernel;
  readonly logger: Logger;
}

export interface FeedRoute {
  /** What reading is counted by; undefined for an address that was never given out. */
  subjectOf(pathname: string): string | undefined;
  /** A feed, or undefined where the address is good no more. */
  serve(request: Request, requestId: string): Promise<Response | undefined>;
}

export function feedRoute(parts: FeedParts): FeedRoute {
  const linkOf = (pathname: string) => parts.addresses.read("feed", pathname.slice(FEEDS_PATH.length + 1));
  return {
    subjectOf(pathname) {
      const link = linkOf(pathname);
      return link && `feed:${link.id}`;
    },
    async serve(request, requestId) {
      const url = new URL(request.url);
      const link = linkOf(url.pathname);
      const caller = link && (await findLink(parts.system, link));
      const portal = caller?.portal;
      if (!caller || (portal !== "kyero" && portal !== "reso")) return undefined;
      const kernel = parts.kernel();
      const { organizationId } = caller;
      const invoke = invokingAsOperator(kernel, organizationId, requestId);
      const items = () => itemsOf(kernel, organizationId, portal, requestId);
      // `?preview` is for people: nothing is on the portal because somebody has looked.
      const isPreview = url.searchParams.has("preview");
      return answer({ invoke, items, portal, isPreview, logger: parts.logger }, request);
    },
  };
}

async function* itemsOf(kernel: Kernel, organizationId: string, portal: FeedPortal, requestId: string) {
  const requester = { caller: operatorIn(organizationId), ...operatorOrigin(requestId), whenOver: () => undefined };
  const permit = await kernel.admit(requester, "points", [{ operation: streamFeed }]);
  const { signal } = new AbortController();
  yield* kernel.stream(permit, streamFeed, { portal }, { signal }) as AsyncIterable<FeedItem>;
}

interface Reading {
  readonly invoke: Invoke;
  items(): AsyncGenerator<FeedItem>;
  readonly portal: FeedPortal;
  readonly isPreview: boolean;
  readonly logger: Logger;
}

async function answer(reading: Reading, request: Request): Promise<Response> {
  const { portal, invoke, isPreview } = reading;
  const { etag, modifiedAt, withdrawing } = await invoke(openFeed, { portal });
  const format = FORMATS[portal];
  const headers = {
    "Content-Type": format.contentType,
    "Cache-Control": "no-cache",
    // Weak: it goes by revisions, and the same one may be written with a later `date`.
    ETag: `W/"${etag}"`,
    "Last-Modified": new Date(modifiedAt).toUTCString(),
    "X-Robots-Tag": "noindex",
  };
  if (isCurrent(request.headers, etag, new Date(modifiedAt))) {
    if (!isPreview && request.method === "GET") void reported(reading, () => noteKnown(reading, etag, withdrawing));
    return new Response(null, { status: 304, headers });
  }
  if (request.method === "HEAD") return new Response(null, { headers });
  const news = new News(withdrawing);
  const noteRead = async () => (isPreview ? undefined : reported(reading, () => news.note(reading)));
  const body = written(format, reading, news, noteRead);
  // Said before the HTTP server looks for the body's length: what breaks off is never taken for whole.
  return new Response(body, { headers: { ...headers, "Transfer-Encoding": "chunked" } });
}

/** RFC 9110, 13.2.2: a date counts only where no tag is named. */
function isCurrent(headers: Headers, etag: string, modifiedAt: Date): boolean {
  const named = headers.get("if-none-match");
  if (named !== null) return isNamedBy(named, `"${etag}"`);
  const since = Date.parse(headers.get("if-modified-since") ?? "");
  return !Number.isNaN(since) && modifiedAt.getTime() <= since;
}

/** How much is written at once, in characters. */
const CHUNK_LENGTH = 16 * 1_024;

/** So long its reader is held for what it has read to be noted; a feed as most are is noted in that time. */
const NOTED_WITHIN_MS = 2_000;

/**
 * The feed as it is taken, in the memory of a chunk and a batch. It was read to its end when its reader asks for more after
 * the last piece: then it is noted.
 */
function written(format: FeedFormat, { items, logger }: Reading, news: News, noteRead: () => Promise<void>) {
  const encoder = new TextEncoder();
  const listings = items();
  let text = format.before;
  let between = "";
  let isWhole = false;
  const fill = async () => {
    while (text.length < CHUNK_LENGTH) {
      const { done, value } = await listings.next();
      if (done) {
        text += format.after;
        isWhole = true;
        return;
      }
      news.add(value);
      if (value.unfit !== null) continue;
      text += between + format.item(value.listing as object);
      between = format.between;
    }
  };
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        if (isWhole) {
          // Of thousands of new listings that takes longer, for which no portal waits.
          await Promise.race([noteRead(), delay(NOTED_WITHIN_MS, undefined, { ref: false })]);
          controller.close();
          return;
        }
        try {
          await fill();
        } catch (error) {
          logger.error({ err: error }, "a feed broke off");
          throw new Error("The answer broke off.");
        }
        controller.enqueue(encoder.encode(text));
        text = "";
      },
      async cancel() {
        await listings.return(undefined);
      },
    },
    { highWaterMark: 0 },
  );
}

/** What of a feed its portal has not read before: all that is kept of one until its end. */
class News {
  readonly #carried: { id: string; revision: number; propertyVersion: number }[] = [];
  readonly #unfit: { id: string; revision: number; why: string }[] = [];
  readonly #withdrawn: readonly string[];

  constructor(withdrawn: readonly string[]) {
    this.#withdrawn = withdrawn;
  }

  add({ publicationId: id, revision, propertyVersion, isNew, unfit }: FeedItem): void {
    if (unfit !== null) this.#unfit.push({ id, revision, why: unfit });
    else if (isNew) this.#carried.push({ id, revision, propertyVersion });
  }

  async note({ invoke, portal }: Reading): Promise<void> {
    for (const carried of pieces(this.#carried)) await invoke(noteFetched, { portal, carried });
    for (const unfit of pieces(this.#unfit)) await invoke(noteFetched, { portal, unfit });
    for (const withdrawn of pieces(this.#withdrawn)) await invoke(noteFetched, { portal, withdrawn });
    await invoke(noteFetched, { portal });
  }
}

function* pieces<T>(all: readonly T[]): Generator<T[]> {
  for (let from = 0; from < all.length; from += FETCHED_MAX) yield all.slice(from, from + FETCHED_MAX);
}

/** Whoever names the feed's tag has read it: should that not have been noted, it is now; if it still is that feed. */
async function noteKnown(reading: Reading, etag: string, withdrawing: readonly string[]): Promise<void> {
  const news = new News(withdrawing);
  for await (const item of reading.items()) news.add(item);
  const now = await reading.invoke(openFeed, { portal: reading.portal });
  if (now.etag === etag) await news.note(reading);
}

async function reported({ logger }: Reading, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    // The portal has it all the same, and reads it again.
    logger.error({ err: error }, "what a portal has read could not be noted");
  }
}
