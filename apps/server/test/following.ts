import { framesOf } from "@orrery/testkit";

export interface FollowOptions {
  /** The servers, of which each connection goes to another one. */
  readonly urls: readonly (() => string)[];
  readonly key: string;
  /** Where to begin: a cursor. */
  readonly after: string;
  /** How many events to wait for. */
  readonly count: number;
  /** How many events a connection gets before it is cut off, at most. */
  readonly cutAfter: number;
}

/** Follows over connections that are cut off at random, each taken up by the last id of the one before. @returns the positions that it got */
export async function followCutOff({ urls, key, after, count, cutAfter }: FollowOptions): Promise<number[]> {
  const positions: number[] = [];
  let lastId = after;
  for (let connections = 0; positions.length < count; connections += 1) {
    const left = Math.min(Math.ceil(Math.random() * cutAfter), count - positions.length);
    const url = urls[connections % urls.length]?.() ?? "";
    try {
      for await (const { id = "", position } of eventsFrom(url, key, lastId, left)) {
        lastId = id;
        positions.push(position);
      }
    } catch (error) {
      // The server was killed, or is not back yet.
      if (!(error instanceof TypeError)) throw error;
    }
  }
  return positions;
}

/** At most so many events; then the connection is dropped, whatever is on its way. */
async function* eventsFrom(url: string, key: string, lastId: string, count: number) {
  const cut = new AbortController();
  const headers = { "x-api-key": key, accept: "text/event-stream", "last-event-id": lastId };
  const response = await fetch(`${url}/v1/events`, { headers, signal: cut.signal });
  if (response.status !== 200) throw new Error(`The stream was answered with ${response.status}.`);
  let left = count;
  try {
    for await (const { id, data } of framesOf(response)) {
      yield { id, position: JSON.parse(data).position as number };
      left -= 1;
      if (left === 0) return;
    }
  } finally {
    cut.abort();
  }
}

/** The cursor before everything. */
export async function beginning(url: string, key: string): Promise<string> {
  const response = await fetch(`${url}/v1/events?limit=1`, { headers: { "x-api-key": key } });
  const { nextCursor } = (await response.json()) as { nextCursor: string };
  return nextCursor;
}
