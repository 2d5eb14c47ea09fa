import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fullName, thumbnailName } from "@orrery/domain";
import { noise } from "@orrery/testkit";
import { expect, it, vi } from "vitest";
import { install } from "./installation.ts";
import { startServer } from "./processes.ts";

vi.setConfig({ testTimeout: 120_000 });

const UPLOADERS = 8;
const ACKNOWLEDGED_BEFORE_KILL = 30;

interface Image {
  readonly id: string;
  readonly url: string;
  readonly thumbnail_url: string;
}

/** Uploads to one property after another, until the server is gone. */
async function upload(send: Sender, picture: Buffer<ArrayBuffer>, acknowledge: (image: Image) => void): Promise<void> {
  for (;;) {
    try {
      const { image_upload_url: url } = (await send("/v1/properties")) as { image_upload_url: string };
      for (let made = 0; made < 10; made += 1) {
        const response = await fetch(url, { method: "PUT", body: picture });
        const image = (await response.json()) as Image;
        if (response.status !== 201) throw new Error(`The upload was answered with ${response.status}.`);
        acknowledge(image);
      }
    } catch (error) {
      // The connection breaks with the server.
      if (error instanceof TypeError) return;
      throw error;
    }
  }
}

type Sender = (path: string) => Promise<unknown>;

const senderTo =
  (url: string, key: string): Sender =>
  async (path) => {
    const headers = { "x-api-key": key, "content-type": "application/json" };
    const response = await fetch(url + path, { method: "POST", headers, body: '{"title":"House"}' });
    return response.json();
  };

it("killed in the middle of uploads keeps what it acknowledged, and after a sweep no file is nobody's and no image lacks one", async () => {
  await using installation = await install();
  const { env } = installation;
  await using server = await startServer(env);
  const send = senderTo(server.url, installation.key());
  const picture = Buffer.from(await noise({ width: 400, height: 300 }));
  const acknowledged: Image[] = [];
  const uploaders = Array.from({ length: UPLOADERS }, () =>
    upload(send, picture, (image) => {
      acknowledged.push(image);
      if (acknowledged.length === ACKNOWLEDGED_BEFORE_KILL) server.child.kill("SIGKILL");
    }),
  );
  await Promise.all(uploaders);
  expect(await server.ended).toMatchObject({ signal: "SIGKILL" });

  // As if their time were over.
  const killed = await installation.openDatabase();
  const unfinished = { where: { sweepAt: { not: null } }, data: { sweepAt: new Date(0) } };
  expect((await killed.system.propertyImage.updateMany(unfinished)).count).toBeGreaterThan(0);
  await killed[Symbol.asyncDispose]();
  await using again = await startServer(env);
  await again.printed("deleting the files of images that are gone");
  expect(acknowledged.length).toBeGreaterThanOrEqual(ACKNOWLEDGED_BEFORE_KILL);
  for (const { url, thumbnail_url } of acknowledged) {
    for (const address of [url, thumbnail_url]) {
      const file = await fetch(address.replace(server.url, again.url));
      expect([file.status, file.headers.get("content-type")]).toEqual([200, "image/jpeg"]);
      await file.body?.cancel();
    }
  }
  await again.stop();

  await using database = await installation.openDatabase();
  const images = await database.system.propertyImage.findMany();
  const ids = new Set(images.map(({ id }) => id));
  expect(acknowledged.filter(({ id }) => !ids.has(id))).toEqual([]);
  expect(images.filter(({ sweepAt }) => sweepAt !== null)).toEqual([]);
  const due = images.flatMap((image) => [fullName(image), thumbnailName(image)]);
  const kept = readdirSync(join(installation.path, "files", "images")).map((name) => `images/${name}`);
  expect(kept.toSorted()).toEqual(due.toSorted());
});
