import type { Client } from "graphql-ws";
import { type Result, socketClient } from "../subscribing.ts";

/** An event as the subscription tells of it. */
export interface Seen {
  readonly id: string;
  readonly position: number;
  readonly type: string;
}

const QUERY = `subscription ($types: [String!]!, $after: String) {
  events(types: $types, after: $after, heartbeats: true) { id position type }
}`;

/** Somebody who follows events over a WebSocket, and goes on after the last cursor where the connection breaks. */
export interface Partner extends AsyncDisposable {
  readonly seen: readonly Seen[];
  /** The connection breaks, and is made again. */
  reconnect(): Promise<void>;
}

/** Follows from now on: what happens after this has returned is told. */
export async function startPartner(url: string, key: string, types: readonly string[]): Promise<Partner> {
  const seen: Seen[] = [];
  let cursor: string | undefined;
  let connection = await follow();

  /** Connected once it was told where it stands. */
  async function follow() {
    const client = socketClient(url, key, { retryAttempts: 0 });
    const { promise: begun, resolve, reject } = Promise.withResolvers<void>();
    const ended = consume(client, resolve).catch(reject);
    await begun;
    return { client, ended };
  }

  async function consume(client: Client, begun: () => void): Promise<void> {
    const results = client.iterate({ query: QUERY, variables: { types, after: cursor } });
    for await (const result of results as AsyncIterable<Result>) {
      if (result.errors) throw new Error(JSON.stringify(result.errors));
      cursor = result.extensions?.cursor ?? cursor;
      const event = (result.data as { events: Seen | null } | null | undefined)?.events;
      if (event) seen.push(event);
      begun();
    }
  }

  const leave = async () => {
    connection.client.terminate();
    await connection.client.dispose();
    await connection.ended;
  };
  return {
    seen,
    async reconnect() {
      await leave();
      connection = await follow();
    },
    [Symbol.asyncDispose]: leave,
  };
}
