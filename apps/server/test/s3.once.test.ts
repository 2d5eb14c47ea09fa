import { readdirSync } from "node:fs";
import { pngOfBytes, s3Store } from "@orrery/testkit";
import { expect, it, vi } from "vitest";
import { install } from "./installation.ts";
import { startServer } from "./processes.ts";

vi.setConfig({ testTimeout: 120_000 });

it("keeps images in the bucket that it is configured with, reads them from there, and deletes them there", async () => {
  await using installation = await install();
  await using bucket = await s3Store();
  const { credentials, endpoint = "", bucket: name } = bucket.options;
  await using server = await startServer({
    ...installation.env,
    ORRERY_S3_BUCKET: name,
    ORRERY_S3_ENDPOINT: endpoint,
    ORRERY_S3_ACCESS_KEY_ID: credentials?.accessKeyId ?? "",
    ORRERY_S3_SECRET_ACCESS_KEY: credentials?.secretAccessKey ?? "",
  });
  const headers = { "x-api-key": installation.key(), "content-type": "application/json" };
  const ask = async (method: string, path: string, body: object) => {
    const response = await fetch(server.url + path, { method, headers, body: JSON.stringify(body) });
    return (await response.json()) as { id: string; image_upload_url: string };
  };
  const property = await ask("POST", "/v1/properties", { title: "House" });
  const uploaded = await fetch(property.image_upload_url, { method: "PUT", body: Buffer.from(pngOfBytes(300)) });
  expect(uploaded.status).toBe(201);
  const image = (await uploaded.json()) as { id: string; url: string; thumbnail_url: string };
  const mine = async () => (await bucket.names()).filter((file) => file.includes(image.id)).toSorted();
  expect(await mine()).toEqual([`images/${image.id}.png`, `images/${image.id}.thumb.jpg`]);
  for (const [url, type] of [
    [image.url, "image/png"],
    [image.thumbnail_url, "image/jpeg"],
  ] as const) {
    const file = await fetch(url);
    expect([file.status, file.headers.get("content-type")]).toEqual([200, type]);
    expect((await file.arrayBuffer()).byteLength).toBe(Number(file.headers.get("content-length")));
  }
  expect((await fetch(image.url.replace(image.id, property.id))).status).toBe(404);
  expect(readdirSync(installation.path)).not.toContain("files");

  await ask("PATCH", `/v1/properties/${property.id}`, { images: [] });
  await expect.poll(mine, { timeout: 60_000, interval: 500 }).toEqual([]);
});
