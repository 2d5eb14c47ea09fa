import { createClient as createSseClient } from "graphql-sse";
import type { WebSocket } from "ws";
import { socketClient, socketUrl } from "./subscribing.ts";

const EVENTS = "subscription ($after: String) { events(after: $after) { position cursor resource { id } } }";

interface Told {
  readonly data?: {
    readonly events: { readonly position: number; readonly cursor: string; readonly resource: { readonly id: string } };
  };
}

/** Where a client goes on: its variables are read each time that it connects. */
export class Place {
  after: string;
  readonly positions: number[] = [];
  readonly resources: string[] = [];

  constructor(after: string) {
    this.after = after;
  }

  note({ data }: Told): void {
    if (!data) throw new Error("It was told of no event.");
    const { position, cursor, resource } = data.events;
    this.after = cursor;
    this.positions.push(position);
    this.resources.push(resource.id);
  }
}

export interface Following {
  readonly urls: readonly [string, string];
  readonly key: string;
  readonly after: string;
  readonly count: number;
  /** How many events a connection gets before it is cut off, at most. */
  readonly cutAfter: number;
}

/** Follows with a client that is cut off at random, and comes back by itself to the other server. */
export type Follow = (following: Following) => Promise<Place>;

/** The client's connection, which goes after so many events at most. */
function cutter(cutAfter: number) {
  let cut = () => undefined as unknown;
  let left = 0;
  return {
    connected(by: () => unknown) {
      cut = by;
      left = Math.ceil(Math.random() * cutAfter);
    },
    received() {
      left -= 1;
      if (left === 0) cut();
    },
  };
}

export const followOverSockets: Follow = async ({ urls, key, after, count, cutAfter }) => {
  const place = new Place(after);
  const { connected, received } = cutter(cutAfter);
  let connections = 0;
  const client = socketClient(urls[0], key, {
    url: () => socketUrl(urls[connections++ % 2] ?? ""),
    retryAttempts: Number.POSITIVE_INFINITY,
    on: { connected: (socket) => connected(() => (socket as WebSocket).terminate()) },
  });
  const variables = {
    get after() {
      return place.after;
    },
  };
  for await (const told of client.iterate({ query: EVENTS, variables })) {
    place.note(told as unknown as Told);
    if (place.positions.length === count) break;
    received();
  }
  await client.dispose();
  return place;
};

export const followOverSse: Follow = async ({ urls, key, after, count, cutAfter }) => {
  const place = new Place(after);
  const { connected, received } = cutter(cutAfter);
  let connections = 0;
  const client = createSseClient({
    url: () => `${urls[connections++ % 2]}/graphql`,
    headers: { "x-api-key": key },
    retry: async () => undefined,
    retryAttempts: Number.POSITIVE_INFINITY,
    fetchFn: (url: string, init: RequestInit) => {
      const gone = new AbortController();
      connected(() => gone.abort());
      return fetch(url, { ...init, signal: AbortSignal.any([gone.signal, init.signal as AbortSignal]) });
    },
  });
  const variables = {
    get after() {
      return place.after;
    },
  };
  while (place.positions.length < count) {
    try {
      for await (const told of client.iterate({ query: EVENTS, variables })) {
        place.note(told as unknown as Told);
        if (place.positions.length === count) break;
        received();
      }
    } catch (error) {
      // Where it has results that nobody has taken yet, this client leaves it to its user to come back.
      if ((error as Error).name !== "AbortError") throw error;
    }
  }
  client.dispose();
  return place;
};
