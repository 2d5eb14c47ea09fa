import {
  aiWith,
  createWorld,
  pngOfBytes,
  startAnthropic,
  startServer,
  type TestServer,
  type TestWorld,
} from "@orrery/testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

let server: TestServer;
let world: TestWorld;
let key: string;
beforeAll(async () => {
  server = await startServer();
  world = await createWorld();
  key = await world.key({ scopes: ["write"] });
});
afterAll(() => server[Symbol.asyncDispose]());

interface Body {
  readonly id: string;
  readonly url: string;
  readonly image_upload_url: string;
  readonly images: readonly { readonly id: string; readonly url: string }[];
  readonly photo_analysis: readonly object[];
}

async function post(
  path: string,
  body: unknown,
  given: { key?: string; url?: string; headers?: Record<string, string> } = {},
) {
  const response = await fetch(`${given.url ?? server.url}${path}`, {
    method: "POST",
    headers: { Authorization: `Bearer ${given.key ?? key}`, "Content-Type": "application/json", ...given.headers },
    body: JSON.stringify(body),
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as Body };
}

/** A property with so many images, made as an integrator makes it. */
async function propertyWith(images: number) {
  const { body } = await post("/v1/properties", { title: "Bay House", price: 750_000 });
  for (let at = 0; at < images; at += 1) {
    await fetch(body.image_upload_url, {
      method: "PUT",
      body: new Uint8Array(pngOfBytes(200)),
      headers: { "content-type": "image/png" },
    });
  }
  const got = await fetch(`${server.url}/v1/properties/${body.id}`, { headers: { Authorization: `Bearer ${key}` } });
  return (await got.json()) as Body;
}

describe("POST /v1/ai/listing-review", () => {
  it("answers with three variants, and an analysis of each image, by Claude Opus 4.7", async () => {
    const { id, images } = await propertyWith(2);
    const { status, body, headers } = await post("/v1/ai/listing-review", { property_id: id });
    expect(status).toBe(200);
    expect(body).toEqual({
      ...{ id: expect.any(String), model: "claude-opus-4-7", sandbox: false, property_id: id },
      usage: { input_tokens: 1_000, output_tokens: 500, images: 2 },
      ...{ cost: 0.0175, currency: "USD" },
      variants: Array.from({ length: 3 }, () => ({
        ...{ tone: expect.any(String), title: expect.any(String), description: expect.any(String) },
        highlights: ["Pool", "Garden"],
      })),
      photo_analysis: images.map(({ id: image_id, url }, index) => ({
        ...{ image_id, url, position: index + 1, quality_score: 70 + index, room: "facade" },
        ...{ alt_text: expect.any(String), issues: ["It is dark."], suggestions: [] },
      })),
    });
    expect(headers.get("x-ratelimit-limit")).toBe("3000");
  });

  it("takes a listing that is given inline", async () => {
    const listing = {
      title: "Hill House",
      area_sqft: 2_400,
      year_built: 1998,
      address: { city: "Miami", postal_code: "33101" },
    };
    const { status, body } = await post("/v1/ai/listing-review", { listing });
    expect(status).toBe(200);
    expect(body).toMatchObject({ property_id: null, photo_analysis: [], variants: { length: 3 } });
  });

  it("answers a repetition from the record of the first time, at no cost", async () => {
    const asked = () =>
      post("/v1/ai/listing-review", { listing: { title: "Once" } }, { headers: { "idempotency-key": "once" } });
    const [first, second] = [await asked(), await asked()];
    expect(second.headers.get("idempotency-replayed")).toBe("true");
    expect(second.body).toEqual(first.body);
  });

  it("needs a property or a listing, and names what is wrong in snake_case", async () => {
    const { status, body } = await post("/v1/ai/listing-review", {});
    expect(status).toBe(400);
    expect(body).toMatchObject({ error: { code: "BAD_REQUEST", details: { issues: [{ path: "property_id" }] } } });
    expect((await post("/v1/ai/listing-review", { property_id: crypto.randomUUID() })).status).toBe(404);
    const readOnly = await world.key({ scopes: ["read"] });
    expect((await post("/v1/ai/listing-review", { listing: { title: "A" } }, { key: readOnly })).status).toBe(403);
  });

  it("answers keys in test mode from the sandbox, and says so", async () => {
    const test = await world.key({ prefix: "ork_test_", scopes: ["write"] });
    const { body } = await post("/v1/ai/listing-review", { listing: { title: "A" } }, { key: test });
    expect(body).toMatchObject({ model: "sandbox", sandbox: true, cost: 0, variants: { length: 3 } });
  });

  it("answers 503 where no provider is configured, and tells only the log which variable to set", async () => {
    await using bare = await startServer({ ai: aiWith({}) });
    const { status, body } = await post("/v1/ai/listing-review", { listing: { title: "A" } }, { url: bare.url });
    expect(status).toBe(503);
    expect(body).toMatchObject({
      error: {
        code: "PROVIDER_NOT_CONFIGURED",
        message: "The organization has no provider for this: nobody has configured one.",
        details: { reason: "AI_NOT_CONFIGURED" },
      },
    });
    expect(JSON.stringify(body)).not.toContain("ORRERY");
  });

  it.each([
    [503, "AI_UNAVAILABLE", { kind: "error", status: 429, headers: { "retry-after": "600" } } as const],
    [503, "AI_ANSWER_INVALID", { kind: "raw", body: "<html>" } as const],
    [422, "AI_REFUSED", { kind: "answer", stop: "refused" } as const],
  ])("answers %i %s where the provider gives nothing of use", async (wanted, reason, reply) => {
    await using provider = await startAnthropic(() => reply);
    await using other = await startServer({ ai: aiWith({ anthropic: provider.access }) });
    const asked = { listing: { title: "A" } };
    const { status, headers, body } = await post("/v1/ai/listing-review", asked, { url: other.url });
    // When to come again is said where the provider has said it.
    expect([status, headers.get("retry-after")]).toEqual([wanted, reason === "AI_UNAVAILABLE" ? "600" : null]);
    expect(body).toMatchObject({ error: { details: { reason } } });
    expect(JSON.stringify(body)).not.toMatch(/anthropic|as it was told/i);
  });
});

describe("POST /v1/ai/photo-enhance", () => {
  it("answers with the address of the result, which anybody can read, by Gemini 2.5 Flash Image", async () => {
    const { images } = await propertyWith(1);
    const { status, body } = await post("/v1/ai/photo-enhance", {
      image_id: images[0]?.id,
      instructions: "Brighten it.",
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ model: "gemini-2.5-flash-image", width: 8, height: 8, image_id: null, cost: 0.03879 });
    const result = await fetch(body.url);
    expect([result.status, result.headers.get("content-type")]).toEqual([200, "image/jpeg"]);
  });

  it("adds it to the property where that is asked for", async () => {
    const { id, images } = await propertyWith(1);
    const asked = { image_id: images[0]?.id, instructions: "Brighten it.", add_to_property: true };
    const { body } = await post("/v1/ai/photo-enhance", asked);
    const got = await fetch(`${server.url}/v1/properties/${id}`, { headers: { Authorization: `Bearer ${key}` } });
    expect(((await got.json()) as Body).images).toMatchObject([{ id: images[0]?.id }, { url: body.url }]);
  });

  it("reaches no address that is not public", async () => {
    const asked = { image_url: "http://169.254.169.254/latest/meta-data", instructions: "Brighten it." };
    const { status, body } = await post("/v1/ai/photo-enhance", asked);
    expect(status).toBe(422);
    expect(body).toMatchObject({ error: { details: { reason: "AI_IMAGE_UNUSABLE" } } });
  });
});
