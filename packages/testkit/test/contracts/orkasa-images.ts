import { once } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { createDiskFiles } from "@orrery/connectors";
import { createWorld, startServer } from "@orrery/testkit";

/** The parts of answers that these tests look into. */
export interface ImageBody {
  readonly id: string;
  readonly url: string;
  readonly thumbnail_url: string;
  readonly position: number;
  readonly caption: string | null;
  readonly width: number;
  readonly height: number;
}

export interface PropertyBody {
  readonly id: string;
  readonly version: number;
  readonly images: readonly ImageBody[];
  readonly image_upload_url: string;
}

export interface ErrorBody {
  readonly error: { readonly code: string; readonly message: string; readonly details: Record<string, unknown> };
}

export interface Answer<Body> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

/** A server with a store of its own, a brokerage, and how its integrator and its uploaders speak to it. */
export async function imagesServer() {
  const folder = await mkdtemp(join(tmpdir(), "orrery-images-"));
  const store = createDiskFiles(folder);
  const server = await startServer({ files: store });
  const world = await createWorld();
  const key = await world.key({ scopes: ["write"] });

  async function ask<Body>(path: string, init: RequestInit = {}): Promise<Answer<Body>> {
    const response = await fetch(path.startsWith("http") ? path : `${server.url}${path}`, init);
    return { status: response.status, headers: response.headers, body: (await response.json()) as Body };
  }
  const send = <Body = PropertyBody>(
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ) =>
    ask<Body>(path, {
      method,
      headers: { Authorization: `Bearer ${key}`, "Content-Type": "application/json", ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  const put = <Body = ImageBody>(
    url: string,
    content: Uint8Array<ArrayBuffer> | string,
    headers: Readonly<Record<string, string>> = {},
  ) => ask<Body>(url, { method: "PUT", headers, body: content });

  return {
    server,
    store,
    world,
    key,
    send,
    put,
    ask,
    /** A new property. */
    property: async (title = "House") => (await send("POST", "/v1/properties", { title })).body,
    images: async (id: string) => (await send("GET", `/v1/properties/${id}`)).body.images,
    rows: (propertyId: string) => world.database.system.propertyImage.findMany({ where: { propertyId } }),
    /** The names of all files in the store, in order. */
    async files(): Promise<string[]> {
      const names = await readdir(join(folder, "images")).catch(() => []);
      return names.toSorted();
    },
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

export type ImagesServer = Awaited<ReturnType<typeof imagesServer>>;

/** A form with its parts in the order in which they are given; a file is what is no text. */
export function formOf(parts: readonly (readonly [name: string, value: string | Blob])[]): FormData {
  const form = new FormData();
  for (const [name, value] of parts) form.append(name, value);
  return form;
}

/** A plain connection, for what `fetch` would not send. */
export async function rawConnection(url: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port) });
  await once(socket, "connect");
  // The server may end it in the middle of what is sent.
  socket.on("error", () => socket.destroy());
  return socket;
}

/** The head of a request, as it goes over the wire. */
export function requestHead(method: string, url: string, headers: Readonly<Record<string, string | number>>): string {
  const { host, pathname } = new URL(url);
  const lines = Object.entries({ Host: host, ...headers }).map(([name, value]) => `${name}: ${value}`);
  return [`${method} ${pathname} HTTP/1.1`, ...lines, "", ""].join("\r\n");
}

/** The answer of a server that closes the connection after it: its status, and its body as JSON. */
export async function rawAnswer(socket: Socket): Promise<{ status: number; body: unknown }> {
  const [head = "", ...rest] = (await text(socket)).split("\r\n\r\n");
  return { status: Number(head.split(" ")[1]), body: JSON.parse(rest.join("\r\n\r\n") || "null") };
}
