import { type AddressInfo, createServer } from "node:net";
import {
  aiWith,
  inTurn,
  MODEL_KEY,
  plain,
  type Reply,
  type Respond,
  startAnthropic,
  startGoogle,
  startOpenAI,
} from "@orrery/testkit";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { ModelUse } from "./usage.ts";

/** What is asked for: two names, each of at most eight characters. */
const schema = z.object({ names: z.array(z.string().min(1).max(8)).length(2) });
const VALUE = { names: ["Ana", "Ben"] };
const good: Reply = { kind: "answer", value: VALUE, usage: { inputTokens: 100, outputTokens: 20 } };
const MOST: ModelUse = { inputTokens: 1_000, outputTokens: 200 };

let photo: Uint8Array;
beforeAll(async () => {
  photo = await plain({ width: 40, height: 30 }).jpeg().toBuffer();
});

/** Counts as a call's meter does. */
function meter() {
  const used: ModelUse[] = [];
  let open = 0;
  const begin = () => {
    open += 1;
    return (use: ModelUse) => {
      open -= 1;
      used.push(use);
    };
  };
  return { meter: { begin }, used, open: () => open };
}

function askOf(given: object = {}) {
  const counted = meter();
  const signal = new AbortController().signal;
  const ask = {
    ...{ instructions: "Name them.", parts: ["Two people", photo], outputTokensMax: 200, attempts: 3, most: MOST },
    ...{ timeoutMs: 20_000, signal, meter: counted.meter, ...given },
  };
  return { ask, ...counted };
}

const PROVIDERS = {
  anthropic: { start: startAnthropic, model: "claude-opus-4-7" },
  google: { start: startGoogle, model: "gemini-2.5-flash-image" },
  "openai-compatible": { start: startOpenAI, model: "llama-4" },
} as const;
const PRICES = { "llama-4": { input: 200_000, output: 600_000 } };

async function serving(provider: keyof typeof PROVIDERS, respond: Respond, requestTimeoutMs?: number) {
  const { start, model } = PROVIDERS[provider];
  const server = await start(respond);
  const options = { ...(requestTimeoutMs !== undefined && { requestTimeoutMs }), prices: PRICES };
  const { models } = aiWith({ [provider]: server.access }, options);
  return { server, models, model };
}

describe.each(Object.keys(PROVIDERS) as (keyof typeof PROVIDERS)[])("a model of %s", (provider) => {
  it("writes what the schema says, of texts and pictures, and says what it has used", async () => {
    const { server, models, model } = await serving(provider, () => good);
    await using _ = server;
    const { ask, used, open } = askOf();
    expect(await models.write(model, { ...ask, schema })).toEqual({ value: VALUE });
    const [request] = server.requests;
    expect(request).toMatchObject({ model, outputTokensMax: 200, text: "Name them.\nTwo people" });
    expect(request?.pictures.map((picture) => Buffer.compare(picture, photo))).toEqual([0]);
    expect(JSON.stringify(request?.schema)).toContain("names");
    expect([used, open()]).toEqual([[{ inputTokens: 100, outputTokens: 20 }], 0]);
  });

  it.each([429, 500, 503, 529])("is asked again after a %i, at a cost of nothing", async (status) => {
    const refusal: Reply = { kind: "error", status, headers: { "retry-after-ms": "5" } };
    const { server, models, model } = await serving(provider, inTurn(refusal, refusal, good));
    await using _ = server;
    const { ask, used } = askOf({ attempts: 1 });
    expect(await models.write(model, { ...ask, schema })).toEqual({ value: VALUE });
    expect(server.requests).toHaveLength(3);
    expect(used).toEqual([{ inputTokens: 100, outputTokens: 20 }]);
  });

  it("is asked again when the provider says", async () => {
    const times: number[] = [];
    const respond = inTurn({ kind: "error", status: 429, headers: { "retry-after": "1" } }, good);
    const { server, models, model } = await serving(provider, (...request) => {
      times.push(performance.now());
      return respond(...request);
    });
    await using _ = server;
    expect(await models.write(model, { ...askOf().ask, schema })).toEqual({ value: VALUE });
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(990);
  });

  it("is not asked again where that would be after the time limit, which says when", async () => {
    const { server, models, model } = await serving(provider, () => ({
      ...{ kind: "error", status: 429, headers: { "retry-after": "120" } },
    }));
    await using _ = server;
    const { ask, used } = askOf();
    expect(await models.write(model, { ...ask, schema })).toEqual({ problem: "unavailable", retryAfterSeconds: 120 });
    expect(server.requests).toHaveLength(1);
    expect(used).toEqual([{ inputTokens: 0, outputTokens: 0 }]);
  });

  it("is not asked again after what will never be taken", async () => {
    const { server, models, model } = await serving(provider, () => ({ kind: "error", status: 400 }));
    await using _ = server;
    const { ask, used } = askOf();
    expect(await models.write(model, { ...ask, schema })).toEqual({ problem: "rejected" });
    expect(server.requests).toHaveLength(1);
    expect(used).toEqual([{ inputTokens: 0, outputTokens: 0 }]);
  });

  it("is not followed elsewhere: the key and the photos would go there", async () => {
    const elsewhere = await serving(provider, () => good);
    await using _ = elsewhere.server;
    const headers = { location: `${elsewhere.server.url}/v1/messages` };
    const { server, models, model } = await serving(provider, () => ({ kind: "error", status: 307, headers }));
    await using __ = server;
    expect(await models.write(model, { ...askOf().ask, schema })).toEqual({ problem: "rejected" });
    expect(elsewhere.server.requests).toHaveLength(0);
  });

  it("is told what is wrong with its answer, and answers again", async () => {
    const wrong: Reply = { ...good, value: { names: ["Ana", "Bartholomew", "Cleo"] } };
    const { server, models, model } = await serving(provider, inTurn(wrong, good));
    await using _ = server;
    const { ask, used } = askOf();
    expect(await models.write(model, { ...ask, schema })).toEqual({ value: VALUE });
    expect(server.requests[1]?.text).toContain("Bartholomew");
    expect(server.requests[1]?.text).toMatch(/expected array to have exactly 2 items\s+→ at names/);
    expect(used).toHaveLength(2);
  });

  it("is asked no more often than it may cost something", async () => {
    const { server, models, model } = await serving(provider, () => ({ ...good, value: { names: [] } }));
    await using _ = server;
    const { ask, used } = askOf();
    expect(await models.write(model, { ...ask, schema })).toEqual({ problem: "invalid" });
    expect(server.requests).toHaveLength(3);
    expect(used).toHaveLength(3);
  });

  it("is asked again for what is no JSON, or cut off", async () => {
    const replies = inTurn({ ...good, text: '{"names": ["An' }, { ...good, stop: "cut", text: '{"names": [' }, good);
    const { server, models, model } = await serving(provider, replies);
    await using _ = server;
    const { ask, used } = askOf();
    expect(await models.write(model, { ...ask, schema })).toEqual({ value: VALUE });
    // What was cut off is asked as the first time: without what was wrong before it.
    expect(server.requests.map(({ text }) => text.includes("does not fit"))).toEqual([false, true, false]);
    expect(used).toEqual(Array.from({ length: 3 }, () => ({ inputTokens: 100, outputTokens: 20 })));
  });

  it("counts a body that can't be read as the most that it can have cost, and asks again", async () => {
    const { server, models, model } = await serving(provider, inTurn({ kind: "raw", body: "<html>" }, good));
    await using _ = server;
    const { ask, used } = askOf();
    expect(await models.write(model, { ...ask, schema })).toEqual({ value: VALUE });
    expect(used).toEqual([MOST, { inputTokens: 100, outputTokens: 20 }]);
  });

  it("may decline, which is final, and is paid", async () => {
    const { server, models, model } = await serving(provider, () => ({ ...good, stop: "refused" }));
    await using _ = server;
    const { ask, used } = askOf();
    expect(await models.write(model, { ...ask, schema })).toEqual({ problem: "refused" });
    expect(server.requests).toHaveLength(1);
    expect(used).toEqual([{ inputTokens: 100, outputTokens: 20 }]);
  });

  it("is left where it says nothing, counted as the most, and asked again", async () => {
    const { server, models, model } = await serving(provider, inTurn({ kind: "hang" }, good), 150);
    await using _ = server;
    const { ask, used } = askOf();
    expect(await models.write(model, { ...ask, schema })).toEqual({ value: VALUE });
    expect(used).toEqual([MOST, { inputTokens: 100, outputTokens: 20 }]);
    await expect.poll(() => server.left()).toBe(1);
  });

  it("has a time limit for all of it together", async () => {
    const { server, models, model } = await serving(provider, () => ({ kind: "hang" }), 10_000);
    await using _ = server;
    const startedMs = performance.now();
    expect(await models.write(model, { ...askOf({ timeoutMs: 200 }).ask, schema })).toEqual({ problem: "timeout" });
    expect(performance.now() - startedMs).toBeLessThan(2_000);
  });

  it("is left at once by who waits no more", async () => {
    const leaving = new AbortController();
    const { server, models, model } = await serving(provider, () => {
      leaving.abort();
      return { kind: "hang" };
    });
    await using _ = server;
    const { ask, open } = askOf({ signal: leaving.signal });
    await expect(models.write(model, { ...ask, schema })).rejects.toThrow("aborted");
    await expect.poll(() => server.left()).toBe(1);
    // Nobody knows what it has used: the meter goes on counting it as the most.
    expect(open()).toBe(1);
  });

  it.each(["cut off", "cut short"] as const)(
    "whose answer is %s is asked again, and may have been paid",
    async (kind) => {
      const { server, models, model } = await serving(provider, inTurn({ kind }, good));
      await using _ = server;
      const { ask, used } = askOf();
      expect(await models.write(model, { ...ask, schema })).toEqual({ value: VALUE });
      expect(used).toEqual([MOST, { inputTokens: 100, outputTokens: 20 }]);
    },
  );

  it("whose answers never come whole is asked no more often than it may cost something", async () => {
    const { server, models, model } = await serving(provider, () => ({ kind: "cut short" }));
    await using _ = server;
    const { ask, used } = askOf();
    const startedMs = performance.now();
    expect(await models.write(model, { ...ask, schema })).toEqual({ problem: "unavailable" });
    expect([server.requests.length, used]).toEqual([3, [MOST, MOST, MOST]]);
    // One second, and two, of which a fifth is chance.
    expect(performance.now() - startedMs).toBeGreaterThan(2_400);
  });

  it.each([
    [-5_000, -5_000],
    [100, -1],
    [1.5, 20],
    [5_000_000_000, 20],
    [100, 10_000_001],
    [0, 0],
  ])("that says that it has used %d and %d, which can't be, counts as the most", async (inputTokens, outputTokens) => {
    const { server, models, model } = await serving(provider, () => ({
      ...good,
      usage: { inputTokens, outputTokens },
    }));
    await using _ = server;
    const { ask, used } = askOf();
    expect(await models.write(model, { ...ask, schema })).toEqual({ value: VALUE });
    expect(used).toEqual([MOST]);
  });

  it("may answer with what the library fails on: JSON that is too deep was our own error", async () => {
    const deep = "[".repeat(200_000) + "]".repeat(200_000);
    const { server, models, model } = await serving(provider, inTurn({ ...good, text: deep }, good));
    await using _ = server;
    const { ask, used } = askOf();
    expect(await models.write(model, { ...ask, schema })).toEqual({ value: VALUE });
    expect(used).toEqual([MOST, { inputTokens: 100, outputTokens: 20 }]);
  });

  it("is read no further than an answer may be long", async () => {
    const long = `${JSON.stringify(VALUE)}${" ".repeat(33 * 1024 * 1024)}`;
    const { server, models, model } = await serving(provider, inTurn({ ...good, text: long }, good));
    await using _ = server;
    const { ask, used } = askOf();
    expect(await models.write(model, { ...ask, schema })).toEqual({ value: VALUE });
    expect(used).toEqual([MOST, { inputTokens: 100, outputTokens: 20 }]);
  });

  it("says when to ask again only where the provider did, and takes what is no time for nothing said", async () => {
    const refusal = { kind: "error", status: 503 } as const;
    for (const headers of [{}, { "retry-after": "-5" }, { "retry-after": "soon" }]) {
      const { server, models, model } = await serving(provider, () => ({ ...refusal, headers }));
      await using _ = server;
      expect(await models.write(model, { ...askOf({ timeoutMs: 300 }).ask, schema })).toEqual({
        problem: "unavailable",
      });
      expect(server.requests).toHaveLength(1);
    }
    const { server, models, model } = await serving(provider, () => ({
      ...refusal,
      headers: { "retry-after": "60" },
    }));
    await using _ = server;
    expect(await models.write(model, { ...askOf().ask, schema })).toEqual({
      problem: "unavailable",
      retryAfterSeconds: 60,
    });
  });
});

describe("a model that draws", () => {
  it("gives a picture, of a picture and what is to be done to it", async () => {
    const { server, models, model } = await serving("google", () => ({ kind: "answer", picture: photo }));
    await using _ = server;
    const { ask, used } = askOf();
    expect(await models.draw(model, ask)).toEqual({ value: new Uint8Array(photo) });
    expect(server.requests[0]?.body).toMatchObject({
      generationConfig: { responseModalities: ["IMAGE"], maxOutputTokens: 200 },
    });
    expect(used).toEqual([{ inputTokens: 300, outputTokens: 1_290 }]);
  });

  it("is asked again where what it gives is no base64, which the library fails on", async () => {
    const inlineData = { mimeType: "image/png", data: "!" };
    const body = JSON.stringify({ candidates: [{ content: { parts: [{ inlineData }] }, finishReason: "STOP" }] });
    const { server, models, model } = await serving(
      "google",
      inTurn({ kind: "raw", body }, { kind: "answer", picture: photo }),
    );
    await using _ = server;
    expect(await models.draw(model, askOf().ask)).toEqual({ value: new Uint8Array(photo) });
  });

  it("is asked again where it gives none, and may decline", async () => {
    const { server, models, model } = await serving(
      "google",
      inTurn({ kind: "answer", text: "I can't." }, { kind: "answer", stop: "refused" }),
    );
    await using _ = server;
    expect(await models.draw(model, askOf().ask)).toEqual({ problem: "refused" });
    expect(server.requests).toHaveLength(2);
  });
});

describe("the registry of models", () => {
  it("finds who serves a model, by its id, with its price", () => {
    const { models } = aiWith({ anthropic: { apiKey: MODEL_KEY } });
    expect(models.find("claude-opus-4-7")).toMatchObject({
      id: "claude-opus-4-7",
      price: { input: 5_000_000, output: 25_000_000 },
    });
    expect(models.find("gemini-2.5-flash-image")).toMatchObject({
      missing: "provider",
      variable: "ORRERY_GOOGLE_API_KEY",
    });
    expect(models.find("llama-4")).toMatchObject({ missing: "provider", variable: "ORRERY_OPENAI_COMPATIBLE_URL" });
    expect(models.find("claude-nobody-knows")).toMatchObject({ missing: "price", variable: "ORRERY_AI_PRICES" });
  });

  it("keeps retired ids working, and those that the operator names", async () => {
    const { server, models } = await serving("anthropic", () => good);
    await using _ = server;
    const found = models.find("claude-sonnet-4-20250514");
    expect(found).toMatchObject({ id: "claude-sonnet-4-6" });
    await models.write(found.id, { ...askOf().ask, schema });
    expect(server.requests[0]?.model).toBe("claude-sonnet-4-6");
    const { models: named } = aiWith({ anthropic: server.access }, { aliases: { house: "claude-opus-4-7" } });
    expect(named.find("house")).toMatchObject({ id: "claude-opus-4-7" });
    expect(named.find("constructor")).toMatchObject({ missing: "provider" });
  });

  it("has a sandbox that reaches nobody, says so, and always says the same", async () => {
    const { models } = aiWith({});
    expect(models.find("sandbox")).toMatchObject({ id: "sandbox", price: { input: 0, output: 0 } });
    const { ask, used } = askOf();
    const answer = await models.write("sandbox", { ...ask, schema });
    expect(answer).toEqual({ value: { names: ["Sandbox ", "Sandbox "] } });
    expect(await models.write("sandbox", { ...ask, schema })).toEqual(answer);
    expect(await models.draw("sandbox", ask)).toEqual({ value: photo });
    expect(used).toEqual(Array.from({ length: 3 }, () => ({ inputTokens: 0, outputTokens: 0 })));
  });

  it("tells the log what went wrong, and nothing of what was asked", async () => {
    const told: object[] = [];
    const server = await startAnthropic(() => ({ kind: "error", status: 401 }));
    await using _ = server;
    const { models } = aiWith({ anthropic: server.access }, { onProblem: (problem) => told.push(problem) });
    await models.write("claude-opus-4-7", { ...askOf().ask, schema });
    expect(told).toEqual([{ model: "claude-opus-4-7", problem: "rejected", status: 401, message: expect.any(String) }]);
    expect(JSON.stringify(told)).not.toContain("Two people");
  });

  it("tells the log nothing of what was asked where the provider repeats it, as deep as it may be quoted", async () => {
    const told: { readonly message: string }[] = [];
    const parts = ['The listing:\n{ "title": "Bay House", "description": "Ask for Mr. Smith." }'];
    const asked = JSON.stringify(JSON.stringify({ content: parts[0] }));
    const words = { repeated: `Invalid request: ${asked}`, own: "Your credit balance is too low." };
    for (const message of Object.values(words)) {
      const server = await startAnthropic(() => ({ kind: "error", status: 400, message }));
      await using _ = server;
      const { models } = aiWith({ anthropic: server.access }, { onProblem: (problem) => told.push(problem) });
      await models.write("claude-opus-4-7", { ...askOf({ parts }).ask, schema });
    }
    expect(told.map(({ message }) => message)).toEqual([expect.stringContaining("is not told"), words.own]);
    expect(JSON.stringify(told)).not.toMatch(/Bay House|Smith/);
  });

  it("takes a provider that nobody listens for as one that can't be had", async () => {
    const closed = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => closed.once("listening", resolve));
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    const { models } = aiWith({ anthropic: { apiKey: MODEL_KEY, url: `http://127.0.0.1:${port}/v1` } });
    const { ask, used } = askOf({ timeoutMs: 500 });
    expect(await models.write("claude-opus-4-7", { ...ask, schema })).toMatchObject({ problem: "unavailable" });
    expect(used).toEqual([{ inputTokens: 0, outputTokens: 0 }]);
  });
});
