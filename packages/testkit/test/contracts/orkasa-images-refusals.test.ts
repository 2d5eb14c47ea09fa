import { once } from "node:events";
import type { Socket } from "node:net";
import { text } from "node:stream/consumers";
import { IMAGE_MAX_BYTES } from "@orrery/domain";
import { blackPng, plain, pngOfBytes } from "@orrery/testkit";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  type ErrorBody,
  formOf,
  type ImageBody,
  type ImagesServer,
  imagesServer,
  rawAnswer,
  rawConnection,
  requestHead,
} from "./orkasa-images.ts";

let at: ImagesServer;
let id: string;
let url: string;
beforeAll(async () => {
  at = await imagesServer();
});
beforeEach(async () => {
  const made = await at.property();
  id = made.id;
  url = made.image_upload_url;
});
afterAll(() => at[Symbol.asyncDispose]());

const PNG = Buffer.from(pngOfBytes(300));
const png = new Blob([PNG], { type: "image/png" });
const MB = 1024 * 1024;

/** Nothing of the property's uploads is there, in the database or in the store, and the next takes the first place. */
async function expectNothingLeft(filesBefore: readonly string[]): Promise<void> {
  await expect.poll(() => at.rows(id)).toEqual([]);
  expect(await at.files()).toEqual(filesBefore);
  expect((await at.send("GET", `/v1/properties/${id}`)).body).toMatchObject({ version: 1, images: [] });
  expect((await at.put(url, PNG)).body.position).toBe(1);
}

describe("a file that is refused", () => {
  const html = "<!doctype html><script>alert(1)</script>";
  const bomb = Buffer.from(blackPng({ width: 9_000, height: 9_000 }));
  it.each([
    ["HTML as image/jpeg", html, "image/jpeg", "IMAGE_UNREADABLE"],
    ["SVG as image/svg+xml", '<svg xmlns="http://www.w3.org/2000/svg"/>', "image/svg+xml", "IMAGE_UNREADABLE"],
    ["a PNG as image/jpeg", PNG, "image/jpeg", "IMAGE_TYPE_MISMATCH"],
    ["a bomb of 81 megapixels", bomb, "image/png", "IMAGE_TOO_MANY_PIXELS"],
    ["nothing", "", "image/png", "IMAGE_UNREADABLE"],
    ["half of a picture", PNG.subarray(0, 70), "image/png", "IMAGE_UNREADABLE"],
    ["a form's type without a boundary", PNG, "multipart/form-data; charset=utf-8", "INVALID_INPUT"],
    ["a form that is none", PNG, "multipart/form-data; boundary=x", "INVALID_INPUT"],
  ] as const)("is 400 in the contract's shape, and leaves nothing: %s", async (_what, content, type, reason) => {
    const before = await at.files();
    const answer = await at.put<ErrorBody>(url, content, { "Content-Type": type });
    expect([answer.status, answer.body]).toEqual([
      400,
      { error: { code: "BAD_REQUEST", message: expect.any(String), details: expect.objectContaining({ reason }) } },
    ]);
    await expectNothingLeft(before);
  });

  it("says what it was called and what it is", async () => {
    const { body } = await at.put<ErrorBody>(url, PNG, { "Content-Type": "image/jpeg" });
    expect(body.error.details).toEqual({ reason: "IMAGE_TYPE_MISMATCH", declared: "jpeg", content: "png" });
    const form = formOf([["file", new Blob([PNG], { type: "image/webp" })]]);
    const answer = await at.ask<ErrorBody>(url, { method: "POST", body: form });
    expect(answer.body.error.details).toEqual({ reason: "IMAGE_TYPE_MISMATCH", declared: "webp", content: "png" });
  });

  it("comes in a form with another one, with none, or with one that is a text", async () => {
    const before = await at.files();
    const forms = [
      formOf([
        ["a", png],
        ["b", png],
      ]),
      formOf([
        ["a", png],
        ["a", new Blob([pngOfBytes(3 * MB)])],
      ]),
      formOf([["caption", "no file"]]),
      formOf([]),
      formOf([["file", PNG.toString("latin1")]]),
    ];
    for (const body of forms) {
      const answer = await at.ask<ErrorBody>(url, { method: "POST", body });
      expect([answer.status, answer.body.error.details.reason]).toEqual([400, "INVALID_INPUT"]);
    }
    await expectNothingLeft(before);
  });
});

describe("a connection", () => {
  /** The statuses of a request with a body, and of one that follows it on the same connection. */
  async function statusesOf(to: string, body: FormData | Buffer<ArrayBuffer>) {
    const encoded = new Response(body);
    const content = Buffer.from(await encoded.arrayBuffer());
    const type = encoded.headers.get("content-type") ?? "image/png";
    const socket = await rawConnection(to);
    socket.write(requestHead("POST", to, { "Content-Type": type, "Content-Length": content.byteLength }));
    socket.write(content);
    const next = `${at.server.url}/v1/properties/${id}`;
    socket.write(requestHead("GET", next, { "X-API-Key": at.key, Connection: "close" }));
    return [...(await text(socket)).matchAll(/HTTP\/1.1 (\d+)/g)].map(([, status]) => Number(status));
  }

  it("is good for another request after one whose body was not read to its end", async () => {
    // Much more than a socket holds, and read within the half second that the server gives it, however busy the machine.
    const large = Buffer.from(pngOfBytes(2 * MB));
    const other = new Blob([large]);
    const noLink = url.slice(0, -2);
    const twoFiles = formOf([
      ["a", png],
      ["b", other],
    ]);
    const asJpeg = formOf([
      ["a", new Blob([PNG], { type: "image/jpeg" })],
      ["note", "x".repeat(60_000)],
    ]);
    expect(await statusesOf(url, twoFiles)).toEqual([400, 200]);
    expect(await statusesOf(url, asJpeg)).toEqual([400, 200]);
    expect(await statusesOf(noLink, formOf([["a", other]]))).toEqual([401, 200]);
    expect(await statusesOf(noLink, large)).toEqual([401, 200]);
    const { system } = at.world.database;
    const row = { organizationId: at.world.organizationId, propertyId: id, position: 1 };
    await system.propertyImage.createMany({ data: Array.from({ length: 50 }, () => row) });
    expect(await statusesOf(url, formOf([["a", other]]))).toEqual([422, 200]);
    expect(await statusesOf(url, large)).toEqual([422, 200]);
  });

  it("that breaks off in the middle of a body is one request, and not another of nobody's", async () => {
    const anonymous = async () =>
      Number((await fetch(`${at.server.url}/v1/nowhere`)).headers.get("x-ratelimit-remaining"));
    const before = await anonymous();
    for (let times = 0; times < 5; times += 1) {
      const socket = await rawConnection(url);
      socket.write(requestHead("PUT", url, { "Content-Length": 5_000 }));
      await expect.poll(async () => (await at.rows(id)).length).toBe(1);
      socket.end();
      await expect.poll(async () => (await at.rows(id)).length).toBe(0);
    }
    expect(await anonymous()).toBe(before - 1);
  });
});

describe("the limit of 20 MB", () => {
  it("takes exactly so much, in a form as well, and no byte more", async () => {
    const exact = Buffer.from(pngOfBytes(IMAGE_MAX_BYTES));
    expect((await at.put(url, exact)).status).toBe(201);
    const form = (content: Uint8Array<ArrayBuffer>) =>
      formOf([
        ["file", new Blob([content])],
        ["note", "x"],
      ]);
    expect((await at.ask(url, { method: "POST", body: form(exact) })).status).toBe(201);
    const over = Buffer.concat([exact, Buffer.from([0])]);
    const refusals = [
      await at.put<ErrorBody>(url, over),
      await at.ask<ErrorBody>(url, { method: "POST", body: form(over) }),
    ];
    for (const { status, body } of refusals) {
      expect([status, body.error.code, body.error.details]).toMatchObject([
        413,
        "PAYLOAD_TOO_LARGE",
        { max_bytes: IMAGE_MAX_BYTES },
      ]);
    }
    expect(await at.images(id)).toHaveLength(2);
  });

  it.each([
    ["PUT", "image/png", IMAGE_MAX_BYTES + 1],
    ["POST", "multipart/form-data; boundary=x", 2 * IMAGE_MAX_BYTES],
  ])("refuses a %s of %s that announces %i bytes before they are sent", async (method, type, length) => {
    const socket = await rawConnection(url);
    socket.write(requestHead(method, url, { "Content-Type": type, "Content-Length": length, Connection: "close" }));
    socket.write(PNG);
    // No more is sent: what were not answered would wait for ever.
    expect(await rawAnswer(socket)).toMatchObject({ status: 413, body: { error: { code: "PAYLOAD_TOO_LARGE" } } });
    await expectNothingLeft(await at.files());
  });

  it("refuses what does not say how much it is once it is too much, before its end", async () => {
    const before = await at.files();
    const socket = await rawConnection(url);
    socket.write(
      requestHead("PUT", url, { "Content-Type": "image/png", "Transfer-Encoding": "chunked", Connection: "close" }),
    );
    const chunk = Buffer.concat([Buffer.from("100000\r\n"), Buffer.alloc(MB), Buffer.from("\r\n")]);
    for (let sent = 0; sent < 21; sent += 1) if (!socket.write(chunk)) await drained(socket);
    // The body has no end.
    expect(await rawAnswer(socket)).toMatchObject({
      status: 413,
      body: { error: { code: "PAYLOAD_TOO_LARGE", details: { reason: "IMAGE_TOO_LARGE" } } },
    });
    await expectNothingLeft(before);
  });

  it("takes what does not say how much it is", async () => {
    const socket = await rawConnection(url);
    socket.write(requestHead("PUT", url, { "Transfer-Encoding": "chunked", Connection: "close" }));
    for (const byte of [PNG.subarray(0, 100), PNG.subarray(100)]) {
      socket.write(`${byte.byteLength.toString(16)}\r\n`);
      socket.write(byte);
      socket.write("\r\n");
    }
    socket.write("0\r\n\r\n");
    expect((await rawAnswer(socket)).status).toBe(201);
  });
});

describe("a body that breaks off", () => {
  const form = [
    "--x",
    'Content-Disposition: form-data; name="file"; filename="a.png"',
    "Content-Type: image/png",
    "",
    "",
  ].join("\r\n");
  const bodies = [
    ["bytes", { "Content-Type": "image/png", "Content-Length": 5_000 }, ""],
    ["bytes of unknown length", { "Content-Type": "image/png", "Transfer-Encoding": "chunked" }, "64\r\n"],
    ["a form", { "Content-Type": "multipart/form-data; boundary=x", "Content-Length": 5_000 }, form],
  ] as const;

  it.each(bodies)("leaves nothing, and its place to others: %s", async (_what, headers, beginning) => {
    const before = await at.files();
    const socket = await rawConnection(url);
    socket.write(requestHead("POST", url, headers));
    socket.write(beginning);
    socket.write(PNG.subarray(0, 100));
    await expect.poll(async () => (await at.rows(id)).length).toBe(1);
    socket.destroy();
    await expectNothingLeft(before);
  });

  it.each(bodies.slice(1))(
    "by its end and not by its connection is 400: %s",
    async (_what, { "Content-Type": type }, _beginning) => {
      const before = await at.files();
      const cut = Buffer.concat([Buffer.from(type.startsWith("multipart") ? form : ""), PNG.subarray(0, 150)]);
      const { status, body } = await at.put<ErrorBody>(url, cut, { "Content-Type": type });
      expect([status, body.error.code]).toEqual([400, "BAD_REQUEST"]);
      await expectNothingLeft(before);
    },
  );

  it("many at a time takes no place from those that go on", async () => {
    const sockets = await Promise.all(Array.from({ length: 60 }, () => rawConnection(url)));
    for (const socket of sockets.slice(0, 49)) {
      socket.write(requestHead("PUT", url, { "Content-Length": 5_000 }));
      socket.write(PNG.subarray(0, 100));
    }
    await expect.poll(async () => (await at.rows(id)).length, { timeout: 10_000 }).toBe(49);
    expect((await at.put(url, PNG)).body.position).toBe(50);
    expect((await at.put(url, PNG)).status).toBe(422);
    for (const socket of sockets) socket.destroy();
    await expect.poll(async () => (await at.rows(id)).length, { timeout: 10_000 }).toBe(1);
    expect((await at.put(url, PNG)).body.position).toBe(2);
    expect((await at.images(id)).map(({ position }) => position)).toEqual([1, 2]);
  });
});

describe("an upload whose key lost its right", () => {
  it("is refused for that, before its body is read", async () => {
    const key = await at.world.key({ scopes: ["write"] });
    const own = (
      await at.send<{ image_upload_url: string }>("POST", `/v1/properties/${id}/image-upload-url`, undefined, {
        Authorization: `Bearer ${key}`,
      })
    ).body.image_upload_url;
    expect((await at.put(own, PNG)).status).toBe(201);
    const { system } = at.world.database;
    const newest = await system.apiKey.findFirstOrThrow({
      where: { organizationId: at.world.organizationId },
      orderBy: { createdAt: "desc" },
    });
    const status = async () => (await at.put<ErrorBody>(own, PNG)).body.error?.details.reason;
    await system.apiKey.update({ where: { id: newest.id }, data: { scopes: ["read"] } });
    await expect.poll(status, { timeout: 5_000 }).toBe("SCOPE_REQUIRED");
    await system.apiKey.update({
      where: { id: newest.id },
      data: { scopes: ["write"], confinedTo: [`property:${newest.id}`] },
    });
    await expect.poll(status, { timeout: 5_000 }).toBe("PROPERTY_NOT_FOUND");
    await system.apiKey.update({ where: { id: newest.id }, data: { revokedAt: new Date() } });
    await expect.poll(status, { timeout: 5_000 }).toBe("LINK_INVALID");
  });

  it("goes by the web pages that its key may be used from", async () => {
    const origin = "https://shop.example";
    const key = await at.world.key({ scopes: ["write"], origins: [origin] });
    const headers = { Authorization: `Bearer ${key}`, origin };
    const own = (await at.send("POST", "/v1/properties", { title: "Shop" }, headers)).body.image_upload_url;
    const answer = await at.put(own, PNG, { origin });
    expect([answer.status, answer.headers.get("access-control-allow-origin")]).toEqual([201, origin]);
    for (const other of [{}, { origin: "https://evil.example" }]) {
      const { status, body } = await at.put<ErrorBody & ImageBody>(own, PNG, other);
      expect([status, body.error.details.reason]).toEqual([403, "ORIGIN_NOT_ALLOWED"]);
    }
  });

  it("of test mode stays in the test sibling", async () => {
    const key = await at.world.key({ scopes: ["write"], prefix: "ork_test_" });
    const headers = { Authorization: `Bearer ${key}` };
    const made = (await at.send("POST", "/v1/properties", { title: "Trial" }, headers)).body;
    const { id: image } = (
      await at.put(made.image_upload_url, Buffer.from(await plain({ width: 9, height: 9 }).jpeg().toBuffer()))
    ).body;
    const row = await at.world.database.system.propertyImage.findUniqueOrThrow({ where: { id: image } });
    expect(row.organizationId).toBe(at.world.testOrganizationId);
  });
});

async function drained(socket: Socket): Promise<void> {
  await Promise.race([once(socket, "drain"), once(socket, "close")]);
}
