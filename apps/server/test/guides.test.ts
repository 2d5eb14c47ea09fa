import { createWorld, startServer, type TestServer, type TestWorld, testFiles } from "@orrery/testkit";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sweepGuides } from "../src/visitor/sweep-guides.ts";
import { restOf, visitorOf } from "./visiting.ts";

const MINUTE_MS = 60_000;
const clock = { ms: Date.now() };
const PDF = Buffer.from(`%PDF-1.4\n${"a guide ".repeat(20_000)}\n%%EOF\n`);
const ANA = { name: "Ana Diaz", email: "ana@example.com" };

let server: TestServer;
let world: TestWorld;
let rest: Awaited<ReturnType<typeof restOf>>;
beforeAll(async () => {
  server = await startServer({ now: () => new Date(clock.ms) });
});
afterAll(() => server[Symbol.asyncDispose]());
beforeEach(async () => {
  clock.ms += MINUTE_MS + 1;
  world = await createWorld();
  rest = await restOf(world, server.url);
});

const visitor = () => visitorOf(server.url);
const upload = (url: string, body: Buffer<ArrayBuffer>, type = "application/pdf") =>
  fetch(url, { method: "PUT", body, headers: { "Content-Type": type } });

async function newGuide(over: object = {}) {
  return rest("POST", "/v1/guides", { title: "Buyers' guide: café", minSeconds: 0, ...over });
}

async function requested(path: string) {
  const { ticket } = await visitor().open(path);
  const sent = await visitor().send(path, { ...ANA, ticket });
  return { ...sent, link: /href="([^"]+)"/.exec(sent.html)?.[1] ?? "" };
}

describe("a guide", () => {
  it("is had for saying who one is, which makes a lead", async () => {
    const { id, path, uploadUrl } = await newGuide();
    expect(await visitor().open(path)).toMatchObject({ status: 404 });
    expect((await upload(uploadUrl, PDF)).status).toBe(200);
    const page = await visitor().open(path);
    expect(page.html).toContain("Buyers&#39; guide: café");
    expect(page.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
    const { status, link } = await requested(path);
    expect(status).toBe(200);
    expect(await world.events()).toMatchObject([
      { type: "lead.created", data: { ...ANA, source: "guide", notes: "Guide: Buyers' guide: café" } },
    ]);
    const file = await fetch(`${server.url}${link}`);
    expect(Object.fromEntries(file.headers)).toMatchObject({
      "content-type": "application/pdf",
      "content-length": `${PDF.length}`,
      "content-disposition": 'attachment; filename="Buyers-guide-cafe.pdf"',
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
      "cache-control": "private, no-store",
    });
    expect(Buffer.from(await file.arrayBuffer())).toEqual(PDF);
    expect(await rest("GET", `/v1/guides/${id}`)).toMatchObject({ submissions: 1, downloads: 1, trapped: 0 });
  });

  it("is had for a quarter of an hour, by the address that was given, and by no other", async () => {
    const { id, path, uploadUrl } = await newGuide();
    await upload(uploadUrl, PDF);
    const { link } = await requested(path);
    clock.ms += 15 * MINUTE_MS - 1;
    const statusOf = async (at: string) => {
      const response = await fetch(`${server.url}${at}`);
      await response.body?.cancel();
      return response.status;
    };
    expect(await statusOf(link)).toBe(200);
    const other = await newGuide();
    await upload(other.uploadUrl, PDF);
    const forged = link.replace(/.$/, (last) => (last === "0" ? "1" : "0"));
    expect([await statusOf(forged), await statusOf(link.replace(path, other.path))]).toEqual([403, 403]);
    clock.ms += 1;
    expect(await statusOf(link)).toBe(403);
    expect(await rest("GET", `/v1/guides/${id}`)).toMatchObject({ downloads: 1 });
  });

  it("is not had by a robot, which is not told", async () => {
    const { id, path, uploadUrl } = await newGuide();
    await upload(uploadUrl, PDF);
    const { ticket } = await visitor().open(path);
    const sent = await visitor().send(path, { ...ANA, ticket, website: "x" });
    expect(sent.status).toBe(200);
    const link = /href="([^"]+)"/.exec(sent.html)?.[1] ?? "";
    expect((await fetch(`${server.url}${link}`)).status).toBe(403);
    expect(await world.events()).toEqual([]);
    expect(await rest("GET", `/v1/guides/${id}`)).toMatchObject({ submissions: 0, trapped: 1, downloads: 0 });
  });

  it("takes a file of the kinds that guides are, and nothing that only says so, and keeps the one before till then", async () => {
    const { id, path, uploadUrl } = await newGuide();
    await upload(uploadUrl, PDF);
    const html = Buffer.from("<html><script>alert(1)</script>");
    expect((await upload(uploadUrl, html, "text/html")).status).toBe(400);
    expect((await upload(uploadUrl, html)).status).toBe(400);
    expect(await rest("GET", `/v1/guides/${id}`)).toMatchObject({
      size: PDF.length,
      fileName: "Buyers-guide-cafe.pdf",
    });
    const { uploadUrl: renewed } = await rest("POST", `/v1/guides/${id}/upload-url`);
    const png = Buffer.from("89504e470d0a1a0a00", "hex");
    expect(await (await upload(renewed, png, "image/png")).json()).toMatchObject({ size: 9, contentType: "image/png" });
    const { link } = await requested(path);
    expect(Buffer.from(await (await fetch(`${server.url}${link}`)).arrayBuffer())).toEqual(png);
  });

  it("is taken up to 50 MB, and not a byte more", async () => {
    const { id, uploadUrl } = await newGuide();
    const most = Buffer.alloc(50 * 1024 * 1024, "%PDF-1.4\n");
    expect((await upload(uploadUrl, most)).status).toBe(200);
    const over = await upload(uploadUrl, Buffer.concat([most, Buffer.from("x")]));
    expect(over.status).toBe(413);
    expect(await rest("GET", `/v1/guides/${id}`)).toMatchObject({ size: most.length });
  }, 60_000);

  it("that is deleted is gone at once, and its files soon after, as are those that no guide has", async () => {
    const { system } = world.database;
    const kept = await newGuide();
    await upload(kept.uploadUrl, PDF);
    await upload(kept.uploadUrl, PDF);
    const gone = await newGuide();
    await upload(gone.uploadUrl, PDF);
    const rowOf = (id: string) => system.guide.findUnique({ where: { id } });
    const [before, other] = [await rowOf(kept.id), await rowOf(gone.id)];
    const { link } = await requested(gone.path);
    await rest("DELETE", `/v1/guides/${gone.id}`);
    expect((await fetch(`${server.url}${link}`)).status).toBe(404);
    expect(await visitor().open(gone.path)).toMatchObject({ status: 404 });
    const removed: string[] = [];
    const files = testFiles();
    const removing = {
      async remove(names: readonly string[]) {
        removed.push(...names);
        await files.remove(names);
      },
    };
    await sweepGuides(system, removing, new Date(Date.now() + 9 * MINUTE_MS));
    const ours = [...(before?.strayFiles ?? []), before?.storedFile, other?.storedFile];
    expect(removed.filter((name) => ours.includes(name))).toEqual([]);
    await sweepGuides(system, removing, new Date(Date.now() + 11 * MINUTE_MS));
    expect(removed).toEqual(expect.arrayContaining([...(before?.strayFiles ?? []), other?.storedFile]));
    expect(removed).not.toContain(before?.storedFile);
    expect(await rowOf(gone.id)).toBeNull();
    expect(await rowOf(kept.id)).toMatchObject({ strayFiles: [], storedFile: before?.storedFile });
    const { link: still } = await requested(kept.path);
    expect((await fetch(`${server.url}${still}`)).status).toBe(200);
  });
});
