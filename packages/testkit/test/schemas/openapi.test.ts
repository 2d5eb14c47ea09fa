import { join } from "node:path";
import { createClient, createLead, createProperty, registry } from "@orrery/domain";
import { type Operation, PUBLIC } from "@orrery/operation";
import {
  describedRoutes,
  type EndpointExample,
  isLinked,
  isStreamAlone,
  openApiDocument,
  type RestRequest,
  type RestRoute,
  requestFor,
} from "@orrery/rest";
import {
  createWorld,
  type FreshDatabase,
  framesOf,
  freshDatabase,
  inputFields,
  type ReceivedFrame,
  sendFile,
  sendToLink,
  startServer,
  type TestServer,
  TestWorld,
  unlimited,
} from "@orrery/testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Answer, describedBy } from "./described.ts";
import { withStandIns } from "./stand-ins.ts";

/** Gives the same texts in every run, as its database is its own. */
class RepeatableWorld extends TestWorld {
  #given = 0;

  override unique(prefix: string): string {
    this.#given += 1;
    return `${prefix}${this.#given}`;
  }
}

const EXAMPLES = join(import.meta.dirname, "../../../rest/src/openapi/examples.json");

/** What the limiter answers: everything passes, until a test closes it. */
const gate = { open: true };
const limiter: typeof unlimited = {
  async take(request) {
    const decision = await unlimited.take(request);
    return gate.open ? decision : { ...decision, allowed: false, remaining: 0, retryAfterSeconds: 30 };
  },
};

let fresh: FreshDatabase;
let server: TestServer;
beforeAll(async () => {
  fresh = await freshDatabase();
  server = await startServer({ database: fresh.database, limiter, publicUrl: "https://api.example.com" });
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await fresh[Symbol.asyncDispose]();
});

/** An organization of the endpoint's own, so that its example changes with no other one. */
let world: TestWorld;
/** The same, for credentials: an address is one person's in all organizations. */
let people: TestWorld;
let key: string;
async function openWorld({ method }: RestRoute): Promise<void> {
  const { database } = fresh;
  const { organizationId, testOrganizationId } = await createWorld({ database });
  const ids = { organizationId, testOrganizationId };
  world = new RepeatableWorld(database, ids, "brokerage");
  people = new TestWorld(database, ids, "brokerage");
  key = await world.key();
  if (method !== "GET") return;
  // For lists to show.
  await world.run(createProperty, { status: "active" });
  for (const operation of [createProperty, createLead, createClient]) await world.run(operation as Operation);
  await world.relay();
}

const documents = new Map(
  (["/v1", "/api/v1"] as const).map((space) => [space, describedBy(openApiDocument(space, describedRoutes))]),
);
const documentOf = ({ path }: RestRoute) => {
  const found = documents.get(path.startsWith("/api/v1/") ? "/api/v1" : "/v1");
  if (!found) throw new Error(`No document has ${path}.`);
  return found;
};

async function send(
  request: Pick<RestRequest, "method" | "path" | "headers"> & { readonly query?: RestRequest["query"] | string },
  credential: string | undefined,
  body?: string,
): Promise<Answer> {
  const query = new URLSearchParams(typeof request.query === "string" ? "" : request.query).toString();
  const search = typeof request.query === "string" ? request.query : query && `?${query}`;
  const response = await fetch(`${server.url}${request.path}${search}`, {
    method: request.method,
    headers: { ...request.headers, ...(credential !== undefined && { "X-API-Key": credential }) },
    ...(body !== undefined && { body }),
  });
  return readOut(response);
}

async function readOut(response: Response): Promise<Answer> {
  const { status, headers } = response;
  if (isStream(headers)) return { status, headers, body: JSON.parse((await firstFrame(response)).data) };
  const text = await response.text();
  if (headers.get("content-type")?.startsWith("text/csv")) return { status, headers, body: text };
  return { status, headers, body: text === "" ? undefined : JSON.parse(text) };
}

const isStream = (headers: Headers) => headers.get("content-type")?.startsWith("text/event-stream") ?? false;

/** Leaves the stream with it. */
async function firstFrame(response: Response): Promise<ReceivedFrame> {
  for await (const frame of framesOf(response)) return frame;
  throw new Error("The stream was closed before it said anything.");
}

/** The frame of an event, as examples show it. */
function frameOf(event: unknown): NonNullable<EndpointExample["frame"]> {
  const data = withStandIns(event) as { readonly cursor: string; readonly type: string };
  return { id: data.cursor, event: { type: data.type, data } };
}

/** Asks the endpoint with an input, in whatever way it takes one. */
async function ask(route: RestRoute, input: Readonly<Record<string, unknown>>, key: string | undefined) {
  if (isLinked(route)) return readOut(await sendToLink(server.url, route, { input, key }, fresh.database));
  if (route.file) {
    const headers = key === undefined ? {} : { "X-API-Key": key };
    return readOut(await sendFile(server.url, route, { input, key }, headers));
  }
  const request = requestFor(route, input);
  return send(request, key, jsonOf(request));
}

const jsonOf = ({ body }: RestRequest) => (body === undefined ? undefined : JSON.stringify(body));

async function inputFor({ operation, example }: RestRoute): Promise<Record<string, unknown>> {
  return (example ?? (await operation.example.input(world))) as Record<string, unknown>;
}

/** Of a stream that begins with what has happened: where that is. */
async function beginning(route: RestRoute): Promise<{ readonly after?: string }> {
  if (!isStreamAlone(route)) return {};
  const { body } = await send({ method: "GET", path: "/v1/events", query: { limit: "1" }, headers: {} }, key);
  return { after: (body as { readonly nextCursor: string }).nextCursor };
}

async function credentialFor({ operation: { example } }: RestRoute): Promise<string | undefined> {
  if (example.as === "nobody") return undefined;
  // What is a session's own was made with the one of the world's person.
  if (example.as === "session") return (await world.person()).accessToken;
  return example.as === undefined ? key : (await people.session()).accessToken;
}

const isDocument = ({ path }: RestRoute) => path.endsWith("/openapi.json");
const named = (routes: readonly RestRoute[]) =>
  routes.map((route) => [`${route.method} ${route.path}`, route] as const);

/** Defines the test, where the endpoint can be asked for it. */
const unless = (impossible: boolean) => (name: string, test: () => Promise<void>) => {
  if (!impossible) it(name, test);
};

const recorded: Record<string, EndpointExample> = {};

describe.each(named(describedRoutes.filter((route) => !isLinked(route))))("%s", (name, route) => {
  const document = documentOf(route);
  const placeholder = crypto.randomUUID();
  const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].flatMap(([, parameter]) => parameter ?? []);
  const anyId = Object.fromEntries(inPath.map((parameter) => [parameter, placeholder]));
  // A file is described by what it may be.
  const hasBody = route.method !== "GET" && route.method !== "DELETE" && !route.file;
  beforeAll(() => openWorld(route));

  it("takes its example and answers as described", async () => {
    const input = await inputFor(route);
    const request = requestFor(route, input);
    const answer = await ask(route, input, await credentialFor(route));
    expect(answer.status).toBe(route.status);
    document.expectAnswer(route, answer);

    const path = Object.fromEntries(inPath.map((parameter) => [parameter, String(input[parameter])]));
    const values = Object.entries(input).map(([field, value]) => [route.contract.keys.name(field), value] as const);
    const query = Object.fromEntries(values.filter(([parameter]) => parameter in request.query));
    for (const [parameter, value] of Object.entries(path)) document.expectParameter(route, "path", parameter, value);
    for (const [parameter, value] of Object.entries(query)) document.expectParameter(route, "query", parameter, value);
    if (hasBody) document.expectBody(route, request.body ?? {});
    if (isDocument(route)) return;
    const body = hasBody && Object.keys(request.body ?? {}).length > 0 ? { body: request.body } : {};
    recorded[name] = withStandIns({ request: { path, query, ...body }, response: answer.body });
  });

  unless(!route.follow)("streams as described, from where the client says", async () => {
    const before = (await ask(route, { limit: 1 }, key)).body as { readonly nextCursor: string };
    const response = await fetch(`${server.url}${route.path}`, {
      headers: { "X-API-Key": key, Accept: "text/event-stream", "Last-Event-ID": before.nextCursor },
    });
    const { status, headers } = response;
    const { id: cursor = "", event: type = "", data } = await firstFrame(response);
    document.expectAnswer(route, { status, headers, body: JSON.parse(data) });
    expect(JSON.parse(data)).toMatchObject({ cursor, type, position: 2 });
    recorded[name] = { ...(recorded[name] as EndpointExample), frame: frameOf(JSON.parse(data)) };
  });

  unless(!route.follow)("refuses a stream that it can't go on with as described", async () => {
    const answer = await send(
      { method: "GET", path: route.path, headers: { Accept: "text/event-stream", "Last-Event-ID": "nonsense" } },
      key,
    );
    expect(answer.status).toBe(400);
    document.expectAnswer(route, answer);
  });

  // What others send, and a file, is read once it is known what it is for.
  unless(route.receives !== undefined || route.file !== undefined)(
    "refuses what it can't read as described",
    async () => {
      const request = requestFor(route, anyId);
      const broken = hasBody ? { ...request, query: "" } : { ...request, query: "?limit=%E0%A4%A" };
      const answer = await send(broken, await credentialFor(route), hasBody ? "{" : undefined);
      expect(answer.status).toBe(400);
      document.expectAnswer(route, answer);
    },
  );

  unless(route.operation.scope === PUBLIC)(
    "refuses a missing credential, a bad one and one without the scope as described",
    async () => {
      const request = requestFor(route, anyId);
      const body = hasBody ? "{}" : undefined;
      for (const credential of [undefined, "nonsense"]) {
        const answer = await send(request, credential, body);
        expect(answer.status).toBe(401);
        document.expectAnswer(route, answer);
      }
      const scopes = registry.scopes.filter((scope) => scope !== route.operation.scope).map((scope) => scope.name);
      document.expectAnswer(route, await send(request, await people.key({ scopes }), body));
    },
  );

  unless(inPath.length === 0)("answers for an unknown id as described", async () => {
    const { operation } = route;
    const input = { ...(await inputFor(route)) };
    for (const id of [crypto.randomUUID(), "nonsense"]) {
      const asked = { ...input, ...Object.fromEntries(inPath.map((name) => [name, id])) };
      const answer = await ask(route, asked, await credentialFor(route));
      expect(answer.status, operation.name).toBe(404);
      document.expectAnswer(route, answer);
    }
  });

  unless(route.method !== "PATCH")("answers a stale version as described", async () => {
    for (const over of [{ ifMatch: '"999"' }, { expectedVersion: 999 }]) {
      const { ifMatch, ...fields } = { ifMatch: undefined, ...over };
      const input = { ...(await inputFor(route)), ...fields };
      const request = requestFor(route, input, ifMatch === undefined ? {} : { ifMatch });
      const answer = await send(request, await credentialFor(route), jsonOf(request));
      expect(answer.status).toBeGreaterThanOrEqual(400);
      document.expectAnswer(route, answer);
    }
  });

  it("is refused by the limiter as described", async () => {
    const credential = await credentialFor(route);
    gate.open = false;
    const answer = await send(requestFor(route, anyId), credential).finally(() => {
      gate.open = true;
    });
    expect(answer.status).toBe(429);
    document.expectAnswer(route, answer);
  });
});

describe.each(named(describedRoutes.filter(isLinked)))("%s", (name, route) => {
  const document = documentOf(route);
  const { file, operation } = route;
  const asked = (input: Record<string, unknown>, as: string | undefined = key) => ask(route, input, as);
  beforeAll(() => openWorld(route));

  it("takes its example and answers as described", async () => {
    const answer = await asked({ ...(await inputFor(route)), ...(await beginning(route)) });
    expect(answer.status).toBe(route.status);
    document.expectAnswer(route, answer);
    const request = { path: { link: "eyJhbGciOiJIUzI1NiJ9.e30.ZXhhbXBsZQ" }, query: {} };
    const body = isStreamAlone(route) ? { frame: frameOf(answer.body) } : { response: answer.body };
    recorded[name] = withStandIns({ request, ...body });
  });

  unless(!file)("takes each of the types that it describes", async () => {
    const types = document.bodyTypes(route);
    expect(types).toEqual([...(file?.accepts ?? []), "multipart/form-data"]);
    for (const type of file?.accepts.map((accepted) => accepted.replace("image/*", "image/png")) ?? []) {
      const answer = await asked({ ...(await inputFor(route)), contentType: type });
      expect(answer.status).toBe(route.status);
    }
    const { content, ...input } = await inputFor(route);
    const form = new FormData();
    form.set("file", await new Response(ReadableStream.from(content as AsyncIterable<Uint8Array>)).blob());
    const answer = await readOut(await sendToLink(server.url, route, { input, key, form }, fresh.database));
    expect(answer.status).toBe(route.status);
    document.expectAnswer(route, answer);
  });

  // All that a download takes is in its link.
  unless(route.csv === true)("refuses what it can't read as described", async () => {
    const unreadable = file ? { content: {}, contentType: "image/png" } : { after: "nonsense" };
    const answer = await asked({ ...(await inputFor(route)), ...unreadable });
    expect(answer.status).toBe(400);
    document.expectAnswer(route, answer);
  });

  it("refuses what is no link, and a link whose credential has not its scope, as described", async () => {
    const input = await inputFor(route);
    for (const bad of [undefined, "nonsense"]) {
      const answer = await readOut(await sendToLink(server.url, route, { input, key: bad }, fresh.database));
      expect(answer.status).toBe(401);
      document.expectAnswer(route, answer);
    }
    if (typeof operation.scope !== "object") return;
    const scopes = registry.scopes.filter((scope) => scope !== operation.scope).map((scope) => scope.name);
    const answer = await asked(input, await people.key({ scopes }));
    expect(answer.status).toBe(403);
    document.expectAnswer(route, answer);
  });

  const ids = inputFields(operation).filter(({ noun }) => noun !== undefined);
  unless(ids.length === 0)("answers for what is not there as described", async () => {
    for (const { name: field } of ids) {
      const answer = await asked({ ...(await inputFor(route)), [field]: crypto.randomUUID() });
      expect(answer.status).toBe(404);
      document.expectAnswer(route, answer);
    }
  });

  it("is refused by the limiter as described", async () => {
    const input = await inputFor(route);
    gate.open = false;
    const answer = await asked(input).finally(() => {
      gate.open = true;
    });
    expect(answer.status).toBe(429);
    document.expectAnswer(route, answer);
  });
});

it("has the examples that the documents show", async () => {
  const inOrder = Object.fromEntries(Object.entries(recorded).sort(([a], [b]) => (a < b ? -1 : 1)));
  await expect(`${JSON.stringify(inOrder, null, 2)}\n`).toMatchFileSnapshot(EXAMPLES);
});
