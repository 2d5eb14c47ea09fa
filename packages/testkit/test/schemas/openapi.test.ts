import { join } from "node:path";
import { createClient, createLead, createProperty, registry } from "@orrery/domain";
import { type Operation, PUBLIC } from "@orrery/operation";
import {
  type EndpointExample,
  openApiDocument,
  type RestRequest,
  type RestRoute,
  requestFor,
  restRoutes,
} from "@orrery/rest";
import {
  createWorld,
  type FreshDatabase,
  freshDatabase,
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
  server = await startServer({ database: fresh.database, limiter });
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
}

const documents = new Map(
  (["/v1", "/api/v1"] as const).map((space) => [space, describedBy(openApiDocument(space, restRoutes))]),
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
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === "" ? undefined : JSON.parse(text) };
}

const jsonOf = ({ body }: RestRequest) => (body === undefined ? undefined : JSON.stringify(body));

async function inputFor({ operation, example }: RestRoute): Promise<Record<string, unknown>> {
  return (example ?? (await operation.example.input(world))) as Record<string, unknown>;
}

async function credentialFor({ operation: { example } }: RestRoute): Promise<string> {
  return example.as === undefined ? key : (await people.session()).accessToken;
}

const isDocument = ({ path }: RestRoute) => path.endsWith("/openapi.json");
const named = restRoutes.map((route) => [`${route.method} ${route.path}`, route] as const);

/** Defines the test, where the endpoint can be asked for it. */
const unless = (impossible: boolean) => (name: string, test: () => Promise<void>) => {
  if (!impossible) it(name, test);
};

const recorded: Record<string, EndpointExample> = {};

describe.each(named)("%s", (name, route) => {
  const document = documentOf(route);
  const placeholder = crypto.randomUUID();
  const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].flatMap(([, parameter]) => parameter ?? []);
  const anyId = Object.fromEntries(inPath.map((parameter) => [parameter, placeholder]));
  const hasBody = route.method !== "GET" && route.method !== "DELETE";
  beforeAll(() => openWorld(route));

  it("takes its example and answers as described", async () => {
    const input = await inputFor(route);
    const request = requestFor(route, input);
    const answer = await send(request, await credentialFor(route), jsonOf(request));
    expect(answer.status).toBe(route.status);
    document.expectAnswer(route, answer);

    const path = Object.fromEntries(inPath.map((parameter) => [parameter, String(input[parameter])]));
    const query = Object.fromEntries(
      Object.entries(request.query).map(([parameter, text]) => [parameter, numberOr(text)]),
    );
    for (const [parameter, value] of Object.entries(path)) document.expectParameter(route, "path", parameter, value);
    for (const [parameter, value] of Object.entries(query)) document.expectParameter(route, "query", parameter, value);
    if (hasBody) document.expectBody(route, request.body ?? {});
    if (isDocument(route)) return;
    const body = hasBody && Object.keys(request.body ?? {}).length > 0 ? { body: request.body } : {};
    recorded[name] = withStandIns({ request: { path, query, ...body }, response: answer.body });
  });

  it("refuses what it can't read as described", async () => {
    const request = requestFor(route, anyId);
    const broken = hasBody ? { ...request, query: "" } : { ...request, query: "?limit=%E0%A4%A" };
    const answer = await send(broken, await credentialFor(route), hasBody ? "{" : undefined);
    expect(answer.status).toBe(400);
    document.expectAnswer(route, answer);
  });

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
      const request = requestFor(route, { ...input, ...Object.fromEntries(inPath.map((name) => [name, id])) });
      const answer = await send(request, await credentialFor(route), jsonOf(request));
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

const numberOr = (text: string) => (text !== "" && Number.isFinite(Number(text)) ? Number(text) : text);

it("has the examples that the documents show", async () => {
  const inOrder = Object.fromEntries(Object.entries(recorded).sort(([a], [b]) => (a < b ? -1 : 1)));
  await expect(`${JSON.stringify(inOrder, null, 2)}\n`).toMatchFileSnapshot(EXAMPLES);
});
