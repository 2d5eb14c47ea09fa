import { randomBytes } from "node:crypto";
import { mkdtempDisposable, readFile, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import { diskStore, s3Store, type TestStore } from "@orrery/testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Files } from "./files.ts";
import { createS3Files } from "./s3.ts";

const JPEG = "image/jpeg";
const text = (content: string) => Buffer.from(content);
const MB = 1024 * 1024;

/** What is there under a name, whole. */
async function read(files: Files, name: string) {
  const file = await files.get(name);
  return file && { size: file.size, content: await buffer(file.body) };
}

describe.each([
  ["on disk", diskStore],
  ["in S3", s3Store],
] as const)("files %s", (_where, open) => {
  let store: TestStore;
  let files: Files;
  beforeAll(async () => {
    store = await open();
    files = store.files;
  });
  afterAll(() => store[Symbol.asyncDispose]());

  it("are read as they were put, with their size", async () => {
    const content = randomBytes(70_001);
    await files.put("images/a.jpg", content, JPEG);
    expect(await read(files, "images/a.jpg")).toEqual({ size: 70_001, content });
    await files.put("images/empty.thumb.jpg", new Uint8Array(), JPEG);
    expect(await read(files, "images/empty.thumb.jpg")).toEqual({ size: 0, content: Buffer.alloc(0) });
  });

  it("of 20 MB come in pieces, and may be left half read", async () => {
    const content = randomBytes(20 * MB);
    await files.put("images/large.jpg", content, JPEG);
    const file = await files.get("images/large.jpg");
    if (!file) throw new Error("It is not there.");
    const pieces: number[] = [];
    for await (const piece of file.body) {
      pieces.push(piece.byteLength);
      if (pieces.length === 10) break;
    }
    expect(Math.max(...pieces)).toBeLessThan(MB);
    expect((await read(files, "images/large.jpg"))?.content.equals(content)).toBe(true);
    const unread = await files.get("images/large.jpg");
    await unread?.body.cancel();
  });

  it("are put from a file of the machine's, which stays", async () => {
    await using folder = await mkdtempDisposable(join(tmpdir(), "orrery-put-"));
    const path = join(folder.path, "listings.csv");
    const content = randomBytes(3 * MB);
    await writeFile(path, content);
    await files.putFile("imports/a.csv", path, "text/csv");
    expect(await read(files, "imports/a.csv")).toEqual({ size: 3 * MB, content });
    expect((await readFile(path)).equals(content)).toBe(true);
    await files.remove(["imports/a.csv"]);
  });

  it("that are not there are undefined, and removing them does no harm", async () => {
    expect(await files.get("images/none.jpg")).toBeUndefined();
    expect(await files.get("nowhere/none.jpg")).toBeUndefined();
    await files.remove(["images/none.jpg", "nowhere/none.jpg"]);
    await files.remove([]);
  });

  it("are gone once they are removed, and the others stay", async () => {
    for (const name of ["images/b.jpg", "images/c.jpg", "images/d.jpg"]) await files.put(name, text(name), JPEG);
    await files.remove(["images/b.jpg", "images/none.jpg", "images/d.jpg"]);
    expect(await files.get("images/b.jpg")).toBeUndefined();
    expect((await read(files, "images/c.jpg"))?.content).toEqual(text("images/c.jpg"));
    expect((await store.names()).filter((name) => /\/[bcd]\.jpg$/.test(name))).toEqual(["images/c.jpg"]);
  });

  it("are put, read and removed many at a time", async () => {
    const names = Array.from({ length: 60 }, (_, at) => `many/${at}.png`);
    await Promise.all(names.map((name) => files.put(name, text(name), "image/png")));
    const contents = await Promise.all(names.map((name) => read(files, name)));
    expect(contents.map((file) => file?.content.toString())).toEqual(names);
    await files.remove(names);
    expect((await store.names()).filter((name) => name.startsWith("many/"))).toEqual([]);
  });

  it.each([
    ...["", "images", "images/", "/images/a.jpg", "a.jpg", "images/a/b.jpg", "images//a.jpg", "images/../a.jpg"],
    ...[
      "../images/a.jpg",
      "images/..",
      "images/.hidden",
      "images/a..jpg",
      "images\\a.jpg",
      "images/a.jpg\0",
      "images/é.jpg",
    ],
    ...["images/a.jpg\n", "images/a%2ejpg", "IMAGES/a.jpg", `images/${"a".repeat(200)}.jpg`],
  ])("have plain names in one folder, and never %j", async (name) => {
    expect(await files.get(name)).toBeUndefined();
    await expect(files.put(name, text("x"), JPEG)).rejects.toThrow("No file can be called");
    await expect(files.remove([name])).rejects.toThrow("No file can be called");
  });
});

it("on disk are in the folder, under their names", async () => {
  await using store = await diskStore();
  await store.files.put("images/a.jpg", text("a"), JPEG);
  expect(await readFile(join(store.folder, "images/a.jpg"), "utf8")).toBe("a");
});

describe("in S3", () => {
  it("the type and for how long it is good are kept with a file, for who reads the bucket itself", async () => {
    await using store = await s3Store();
    await store.files.put("images/a.jpg", text("a"), JPEG);
    const { endpoint, bucket } = store.options;
    // This server lets anybody read.
    const answer = await fetch(`${endpoint}/${bucket}/images/a.jpg`);
    expect([answer.status, await answer.text()]).toEqual([200, "a"]);
    expect(answer.headers.get("content-type")).toBe(JPEG);
    expect(answer.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  });

  it("a bucket that is missing is an error, and never a file that is", async () => {
    await using store = await s3Store();
    await failsThroughout(await createS3Files({ ...store.options, bucket: "missing" }), "NoSuchBucket");
  });

  it("credentials that are wrong are an error, and never a file that is missing", async () => {
    await using store = await s3Store();
    const credentials = { accessKeyId: "S3RVER", secretAccessKey: "wrong" };
    await failsThroughout(await createS3Files({ ...store.options, credentials }), "SignatureDoesNotMatch");
  });

  it("a server that is gone is an error", async () => {
    const { options, ...store } = await s3Store();
    await store[Symbol.asyncDispose]();
    await failsThroughout(await createS3Files(options), /ECONNREFUSED|Error/);
  });

  it("a server that takes a request and never answers is an error within the time that it has", async () => {
    const sockets: Socket[] = [];
    const silent = createServer((socket) => void sockets.push(socket.resume())).listen(0, "127.0.0.1");
    await new Promise((resolve) => silent.once("listening", resolve));
    const endpoint = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
    const credentials = { accessKeyId: "a", secretAccessKey: "b" };
    const timeoutsMs = { connect: 100, answer: 100 };
    await failsThroughout(
      await createS3Files({ bucket: "b", region: "us-east-1", endpoint, credentials, timeoutsMs }),
      "TimeoutError",
    );
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => silent.close(resolve));
  });
});

async function failsThroughout(files: Files, error: string | RegExp): Promise<void> {
  const failing = expect.objectContaining({ name: expect.stringMatching(error) });
  await expect(files.get("images/a.jpg")).rejects.toEqual(failing);
  await expect(files.put("images/a.jpg", text("a"), JPEG)).rejects.toEqual(failing);
  await expect(files.remove(["images/a.jpg"])).rejects.toEqual(failing);
}
