import { sweepImages } from "@orrery/connectors";
import { filesOfImage } from "@orrery/server";
import { plain, pngOfBytes } from "@orrery/testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  type ImageBody,
  type ImagesServer,
  imagesServer,
  rawAnswer,
  rawConnection,
  requestHead,
} from "./orkasa-images.ts";

let at: ImagesServer;
let image: ImageBody;
beforeAll(async () => {
  at = await imagesServer();
  const { image_upload_url: url } = await at.property();
  image = (await at.put(url, Buffer.from(await plain({ width: 900, height: 600 }).jpeg().toBuffer()))).body;
});
afterAll(() => at[Symbol.asyncDispose]());

const FOR_GOOD = "public, max-age=31536000, immutable";

describe("an image's address", () => {
  it("is read by anybody, kept by anybody for good, and shown as nothing else", async () => {
    for (const [url, type] of [
      [image.url, "image/jpeg"],
      [image.thumbnail_url, "image/jpeg"],
    ] as const) {
      const { status, headers, ...answer } = await fetch(url);
      expect(status).toBe(200);
      expect(Object.fromEntries(headers)).toMatchObject({
        "content-type": type,
        "cache-control": FOR_GOOD,
        "x-content-type-options": "nosniff",
        "content-security-policy": "default-src 'none'; sandbox",
        "cross-origin-resource-policy": "cross-origin",
        "access-control-allow-origin": "*",
        etag: expect.stringMatching(/^"[^"]+"$/),
        "x-ratelimit-limit": "3000",
      });
      expect(headers.get("vary")).toBeNull();
      expect(answer).toBeDefined();
    }
    const { image_upload_url: url } = await at.property();
    const png = (await at.put(url, Buffer.from(pngOfBytes(200)))).body;
    expect((await fetch(png.url)).headers.get("content-type")).toBe("image/png");
  });

  it("answers 304 to whoever has it, in every way to say so, and HEAD without a body", async () => {
    const tag = (await fetch(image.url)).headers.get("etag") ?? "";
    for (const known of [tag, `W/${tag}`, `"other", ${tag}`, "*"]) {
      const answer = await fetch(image.url, { headers: { "if-none-match": known } });
      expect([answer.status, await answer.text()], known).toEqual([304, ""]);
      expect([answer.headers.get("etag"), answer.headers.get("cache-control")]).toEqual([tag, FOR_GOOD]);
    }
    for (const other of ['"other"', `"${tag}"`, tag.slice(1, -1)]) {
      expect((await fetch(image.url, { headers: { "if-none-match": other } })).status, other).toBe(200);
    }
    const head = await fetch(image.url, { method: "HEAD" });
    const whole = await (await fetch(image.url)).bytes();
    expect([head.status, head.headers.get("content-length"), await head.text()]).toEqual([
      200,
      `${whole.byteLength}`,
      "",
    ]);
  });

  it("is another one for another credential no less: keys and their absence make no difference", async () => {
    for (const headers of [{ "x-api-key": at.key }, { "x-api-key": "nonsense" }]) {
      expect((await fetch(image.url, { headers })).status).toBe(200);
    }
  });

  it("that was never one is 404, and leads nowhere else", async () => {
    const { url } = at.server;
    const name = image.url.slice(image.url.lastIndexOf("/") + 1);
    const names = [
      ...["/files", "/files/", "/files/images", "/files/images/", "/files/images/x.jpg", "/files/none/x.jpg"],
      ...[`/files/images/${name}/`, `/files/${name}`, `/files/images/images/${name}`, `/files/images/${name}.txt`],
      ...[
        "/files/images/%2e%2e%2froot-secret",
        "/files/..%2froot-secret",
        "/files/%2e%2e/root-secret",
        "/files/images/..%5croot-secret.jpg",
      ],
      ...[
        "/files//etc/passwd",
        "/files/images/%00.jpg",
        `/files/images/${"a".repeat(300)}.jpg`,
        "/files/__proto__/x.jpg",
      ],
    ];
    for (const path of names) {
      const answer = await fetch(url + path);
      expect([path, answer.status]).toEqual([path, 404]);
      expect(await answer.json()).toMatchObject({ error: { code: "NOT_FOUND" } });
      expect(answer.headers.get("cache-control") ?? "").not.toContain("immutable");
    }
    // As no client would send it.
    for (const path of [
      "/files/../root-secret",
      "/files/images/../../root-secret",
      "/files/images/../../../../etc/passwd",
    ]) {
      const socket = await rawConnection(url);
      socket.write(requestHead("GET", `${url}/x`, { Connection: "close" }).replace("/x", path));
      expect((await rawAnswer(socket)).status, path).toBe(404);
    }
  });

  it("is gone once its image was removed and swept", async () => {
    const made = await at.property();
    const gone = (await at.put(made.image_upload_url, Buffer.from(pngOfBytes(200)))).body;
    await at.send("PATCH", `/v1/properties/${made.id}`, { images: [] });
    await sweepImages(at.world.database.system, at.store, filesOfImage);
    for (const url of [gone.url, gone.thumbnail_url]) expect((await fetch(url)).status).toBe(404);
    expect((await fetch(image.url)).status).toBe(200);
    expect(await at.rows(made.id)).toEqual([]);
  });
});

describe("images on the other surfaces", () => {
  const ask = async (path: string, body?: object) => {
    const headers = { "X-API-Key": at.key, "Content-Type": "application/json" };
    const response = await fetch(at.server.url + path, {
      headers,
      ...(body && { method: "POST", body: JSON.stringify(body) }),
    });
    return (await response.json()) as { data: Record<string, unknown>; errors?: unknown[] };
  };

  it("are the same", async () => {
    const made = await at.property("Same everywhere");
    for (const width of [20, 30, 40]) {
      await at.put(made.image_upload_url, Buffer.from(await plain({ width, height: 10 }).jpeg().toBuffer()));
    }
    const images = await at.images(made.id);
    const input = encodeURIComponent(JSON.stringify({ id: made.id }));
    const trpc = (await ask(`/trpc/properties.get?input=${input}`)) as unknown as {
      result: { data: { images: object[] } };
    };
    const camel = images.map(({ thumbnail_url: thumbnailUrl, ...rest }) => ({ ...rest, thumbnailUrl }));
    expect(trpc.result.data.images).toEqual(camel);
    const fields = "id url thumbnailUrl position caption width height";
    const query = `{ properties(first: 1) { nodes { title images { ${fields} } two: images(first: 2) { position width } } } }`;
    const { data } = await ask("/graphql", { query });
    const two = camel.slice(0, 2).map(({ position, width }) => ({ position, width }));
    expect(data).toEqual({ properties: { nodes: [{ title: "Same everywhere", images: camel, two }] } });
  });

  it("over GraphQL are at least one and at most fifty", async () => {
    for (const first of [0, 51, -1]) {
      const { errors } = await ask("/graphql", {
        query: `{ properties(first: 1) { nodes { images(first: ${first}) { id } } } }`,
      });
      expect(errors, `${first}`).toMatchObject([{ extensions: { code: "BAD_REQUEST" } }]);
    }
  });
});
