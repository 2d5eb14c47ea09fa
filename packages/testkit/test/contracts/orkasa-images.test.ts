import { noise, plain, pngOfBytes } from "@orrery/testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type ErrorBody,
  formOf,
  type ImageBody,
  type ImagesServer,
  imagesServer,
  type PropertyBody,
} from "./orkasa-images.ts";

let at: ImagesServer;
beforeAll(async () => {
  at = await imagesServer();
});
afterAll(() => at[Symbol.asyncDispose]());

const PNG = Buffer.from(pngOfBytes(300));
const IMAGE_FIELDS = ["id", "url", "thumbnail_url", "position", "caption", "width", "height"];
const jpeg = async (width = 60, height = 40) => Buffer.from(await plain({ width, height }).jpeg().toBuffer());
const png = new Blob([PNG], { type: "image/png" });

describe("an image's way", () => {
  it("is created, uploaded, shown, read, arranged, and gone", async () => {
    const made = await at.property();
    expect(made.image_upload_url).toMatch(`${at.server.url}/v1/image-uploads/`);
    const uploaded = await at.put(made.image_upload_url, await jpeg(), { "Content-Type": "image/jpeg" });
    expect(uploaded.status).toBe(201);
    expect(Object.keys(uploaded.body)).toEqual(IMAGE_FIELDS);
    expect(uploaded.body).toMatchObject({ position: 1, caption: null, width: 60, height: 40 });

    const shown = await at.send("GET", `/v1/properties/${made.id}`);
    expect([shown.body.images, shown.body.version, shown.headers.get("etag")]).toEqual([[uploaded.body], 2, '"2"']);
    const { data } = (await at.send<{ data: PropertyBody[] }>("GET", "/v1/properties?limit=1")).body;
    expect(data).toMatchObject([{ id: made.id, images: [uploaded.body] }]);

    const file = await fetch(uploaded.body.url);
    expect([file.status, file.headers.get("content-type")]).toEqual([200, "image/jpeg"]);
    expect((await file.arrayBuffer()).byteLength).toBe(Number(file.headers.get("content-length")));

    const second = (await at.put(made.image_upload_url, PNG)).body;
    const images = [{ id: second.id, caption: "Front" }, { id: uploaded.body.id }];
    const arranged = await at.send("PATCH", `/v1/properties/${made.id}`, { images });
    expect([arranged.status, arranged.headers.get("etag")]).toEqual([200, '"4"']);
    expect(arranged.body.images).toEqual([
      { ...second, position: 1, caption: "Front" },
      { ...uploaded.body, position: 2 },
    ]);
    const removed = await at.send("PATCH", `/v1/properties/${made.id}`, { images: [{ id: second.id }] });
    expect(removed.body.images).toEqual([{ ...second, position: 1, caption: "Front" }]);
    const changed = (await at.world.events()).flatMap(({ type, data }) => (type === "property.updated" ? [data] : []));
    expect(changed).toEqual(Array(4).fill(expect.objectContaining({ changed: ["images"] })));
  });

  it("takes bytes by PUT and by POST, of any type that does not say otherwise", async () => {
    const { id, image_upload_url: url } = await at.property();
    const types = [
      {},
      ...[
        "application/octet-stream",
        "application/x-www-form-urlencoded",
        "image/png",
        "IMAGE/PNG;x=y",
        "text/plain",
      ].map((type) => ({ "Content-Type": type })),
    ];
    for (const headers of types) {
      for (const method of ["PUT", "POST"]) {
        const answer = await at.ask<ImageBody>(url, { method, headers, body: PNG });
        expect([answer.status, answer.body.width], JSON.stringify(headers)).toEqual([201, 8]);
      }
    }
    expect((await at.images(id)).map(({ position }) => position)).toEqual(
      types.flatMap((_, index) => [2 * index + 1, 2 * index + 2]),
    );
  });

  it("takes a form with one file, whatever it is called, among other fields", async () => {
    const { image_upload_url: url } = await at.property();
    const jpegFile = new File([await jpeg()], "../../Küche (1).PNG", { type: "image/jpeg" });
    const forms = [
      formOf([["file", png]]),
      formOf([["image", png]]),
      formOf([["a[b]", new File([PNG], "x", { type: "application/octet-stream" })]]),
      formOf([
        ["caption", "before"],
        ["data", jpegFile],
        ["note", "after"],
        ["more", "x".repeat(5_000)],
      ]),
    ];
    for (const body of forms) {
      for (const method of ["POST", "PUT"]) expect((await at.ask(url, { method, body })).status).toBe(201);
    }
  });

  it("keeps the order and the limit of twenty that come at once", async () => {
    const { id, image_upload_url: url } = await at.property();
    const answers = await Promise.all(
      Array.from({ length: 20 }, async (_, index) => at.put(url, await jpeg(20 + index, 20))),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(201));
    const all = Array.from({ length: 20 }, (_, index) => index + 1);
    expect(answers.map(({ body }) => body.position).toSorted((a, b) => a - b)).toEqual(all);
    const images = await at.images(id);
    expect(images).toEqual(answers.map(({ body }) => body).toSorted((a, b) => a.position - b.position));
    expect(images.map(({ position }) => position)).toEqual(all);
    expect((await at.send("GET", `/v1/properties/${id}`)).body.version).toBe(21);
  });

  it("ends at fifty images", async () => {
    const { id, image_upload_url: url } = await at.property();
    const answers = await Promise.all(Array.from({ length: 53 }, () => at.put<ImageBody & ErrorBody>(url, PNG)));
    const refused = answers.filter(({ status }) => status !== 201);
    expect(refused).toHaveLength(3);
    for (const { status, body } of refused) {
      expect([status, body]).toEqual([
        422,
        {
          error: {
            code: "UNPROCESSABLE",
            message: "A property has at most 50 images.",
            details: { reason: "IMAGE_LIMIT_REACHED", max: 50 },
          },
        },
      ]);
    }
    const images = await at.images(id);
    expect(images).toHaveLength(50);
    await at.send("PATCH", `/v1/properties/${id}`, { images: images.slice(1).map(({ id: image }) => ({ id: image })) });
    expect((await at.put(url, PNG)).body.position).toBe(50);
    expect((await at.put(url, PNG)).status).toBe(422);
  });

  it("of a large photograph has its pixels, and a thumbnail of 480", async () => {
    const { image_upload_url: url } = await at.property();
    const photograph = Buffer.from(await noise({ width: 3_000, height: 2_000 }));
    const { status, body } = await at.put(url, photograph);
    expect([status, body.width, body.height]).toEqual([201, 3_000, 2_000]);
    const thumbnail = await (await fetch(body.thumbnail_url)).bytes();
    expect(thumbnail.byteLength).toBeLessThan(150_000);
  });
});

describe("the upload's address", () => {
  it("is renewed, and good beside those before", async () => {
    const { id, image_upload_url: first } = await at.property();
    const renewed = await at.send<PropertyBody & { expires_at: string }>(
      "POST",
      `/v1/properties/${id}/image-upload-url`,
    );
    expect(renewed.status).toBe(200);
    expect(Object.keys(renewed.body)).toEqual(["id", "image_upload_url", "expires_at"]);
    const hours = (Date.parse(renewed.body.expires_at) - Date.now()) / 3_600_000;
    expect(hours).toBeGreaterThan(23.9);
    expect(hours).toBeLessThanOrEqual(24);
    expect(renewed.body.id).toBe(id);
    for (const url of [first, renewed.body.image_upload_url]) expect((await at.put(url, PNG)).status).toBe(201);
    for (const unknown of ["018f0000-0000-7000-8000-00000000ffff", "42"]) {
      expect((await at.send("POST", `/v1/properties/${unknown}/image-upload-url`)).status).toBe(404);
    }
  });

  it("is not given again by a replay", async () => {
    const create = () => at.send("POST", "/v1/properties", { title: "Once" }, { "Idempotency-Key": "images-once" });
    const [first, replay] = [await create(), await create()];
    expect(replay.headers.get("idempotency-replayed")).toBe("true");
    expect([first.body.image_upload_url, replay.body.image_upload_url]).toEqual([expect.any(String), null]);
    expect(replay.body.id).toBe(first.body.id);
  });

  it("takes an upload once for an idempotency key", async () => {
    const { id, image_upload_url: url } = await at.property();
    const large = Buffer.from(pngOfBytes(5_000_000));
    const upload = () => at.put(url, large, { "Idempotency-Key": "upload-1" });
    const first = await upload();
    for (let again = 0; again < 3; again += 1) {
      const replay = await upload();
      expect([replay.status, replay.headers.get("idempotency-replayed"), replay.body]).toEqual([
        201,
        "true",
        first.body,
      ]);
    }
    expect(await at.images(id)).toEqual([first.body]);
  });

  it("asks for no credential and looks at none, and takes uploads from web pages", async () => {
    const { image_upload_url: url } = await at.property();
    const preflight = await fetch(url, {
      method: "OPTIONS",
      headers: {
        origin: "https://shop.example",
        "access-control-request-method": "PUT",
        "access-control-request-headers": "content-type, idempotency-key",
      },
    });
    expect([preflight.status, preflight.headers.get("access-control-allow-methods")]).toEqual([
      204,
      expect.stringContaining("PUT"),
    ]);
    expect(preflight.headers.get("access-control-allow-headers")?.toLowerCase()).toContain("idempotency-key");
    const answer = await at.put(url, PNG, { origin: "https://shop.example", authorization: "Bearer nonsense" });
    expect([answer.status, answer.headers.get("access-control-allow-origin")]).toEqual([201, "*"]);
    expect(answer.headers.get("x-ratelimit-limit")).toBe("3000");
    expect(answer.headers.get("cache-control")).toBe("private, no-store");
  });

  it("has two methods, and says so", async () => {
    const { image_upload_url: url } = await at.property();
    for (const method of ["GET", "PATCH", "DELETE"]) {
      const answer = await at.ask<ErrorBody>(url, { method });
      expect([answer.status, answer.headers.get("allow")]).toEqual([405, "PUT, POST"]);
      expect(answer.body.error.code).toBe("METHOD_NOT_ALLOWED");
    }
  });

  it("is 401 where it is changed, cut or made up, whatever else the request brings", async () => {
    const { id, image_upload_url: url } = await at.property();
    const link = url.slice(url.lastIndexOf("/") + 1);
    const base = url.slice(0, -link.length);
    const changed = link.slice(0, 60) + (link[60] === "a" ? "b" : "a") + link.slice(61);
    for (const other of [changed, link.slice(0, -4), `${link}x`, at.key, id, "x"]) {
      const answer = await at.put<ErrorBody>(base + other, PNG, { "X-API-Key": at.key });
      expect([answer.status, answer.body.error.code, answer.body.error.details.reason], other).toEqual([
        401,
        "UNAUTHORIZED",
        "LINK_INVALID",
      ]);
      expect(answer.headers.get("www-authenticate")).toBe('Bearer realm="Orrery"');
    }
    expect((await at.send("GET", "/v1/properties", undefined, { Authorization: `Bearer ${link}` })).status).toBe(401);
    expect(await at.images(id)).toEqual([]);
  });
});

describe("a property with images that two change at once", () => {
  it.each([
    ["If-Match: the other is told by 412", { "If-Match": '"3"' }, undefined, 412, "PRECONDITION_FAILED"],
    ["expected_version: the other is told by 409", {}, 3, 409, "CONFLICT"],
  ] as const)("ends as one of them, by %s", async (_by, headers, expected, status, code) => {
    const { id, image_upload_url: url } = await at.property();
    const [a, b] = [(await at.put(url, PNG)).body, (await at.put(url, PNG)).body];
    const orders = [[{ id: b.id, caption: "B" }, { id: a.id }], [{ id: a.id, caption: "A" }]];
    const answers = await Promise.all(
      orders.map((images) =>
        at.send<PropertyBody & ErrorBody>(
          "PATCH",
          `/v1/properties/${id}`,
          { images, expected_version: expected },
          headers,
        ),
      ),
    );
    const [done, told] = answers.toSorted((one, other) => one.status - other.status);
    expect([done?.status, told?.status]).toEqual([200, status]);
    expect(told?.body.error).toEqual({
      code,
      message: expect.any(String),
      details: { reason: "STALE_VERSION", current: done?.body },
    });
    expect(await at.images(id)).toEqual(done?.body.images);
  });
});
