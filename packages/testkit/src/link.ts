import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** A way to a server (Redis, or our own) that can be interrupted. */
export interface Link {
  readonly url: string;
  /** Drops all connections, and refuses new ones until `mend`. */
  cut(): void;
  /** Keeps connections open and lets nothing through until `mend`. */
  hang(): void;
  mend(): void;
  [Symbol.asyncDispose](): Promise<void>;
}

export async function linkTo(serverUrl: string): Promise<Link> {
  const target = new URL(serverUrl);
  const sockets = new Set<Socket>();
  let state: "open" | "cut" | "hung" = "open";
  const server = createServer((client) => {
    if (state === "cut") return client.destroy();
    const upstream = connect(Number(target.port || 6379), target.hostname);
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from);
      from.on("data", (bytes) => (state === "open" ? to.write(bytes) : from.pause().unshift(bytes)));
      from.on("error", () => undefined);
      from.on("close", () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const link = new URL(serverUrl);
  link.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: link.href,
    cut() {
      state = "cut";
      for (const socket of sockets) socket.destroy();
    },
    hang() {
      state = "hung";
    },
    mend() {
      state = "open";
      for (const socket of sockets) socket.resume();
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
