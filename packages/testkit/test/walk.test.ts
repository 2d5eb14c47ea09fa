import { isDeepStrictEqual } from "node:util";
import { MODELS } from "@orrery/db";
import { registry } from "@orrery/domain";
import { MODES_WITHOUT_TOOLS } from "@orrery/mcp";
import { ANY_CREDENTIAL, type Operation, PUBLIC } from "@orrery/operation";
import {
  bindingsOf,
  createWorld,
  inputFields,
  plant,
  requesterOf,
  type SurfaceBinding,
  startServer,
  type TestServer,
  type TestWorld,
  unlimited,
  wrongValue,
} from "@orrery/testkit";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

/** What the limiter answers in the walk: everything passes, until a test closes it. */
const gate = { open: true };
const limiter: typeof unlimited = {
  async take(request) {
    const decision = await unlimited.take(request);
    return gate.open ? decision : { ...decision, allowed: false, remaining: 0, retryAfterSeconds: 30 };
  },
};

let server: TestServer;
let world: TestWorld;
let other: TestWorld;
let apiKey: string;
let session: string;
beforeAll(async () => {
  server = await startServer({ limiter });
  [world, other] = await Promise.all([createWorld(), createWorld()]);
  apiKey = await world.key();
  session = (await world.person()).accessToken;
});
afterAll(() => server[Symbol.asyncDispose]());

/** The credential that an example is for. */
async function credentialFor({ example: { as } }: Operation): Promise<string | undefined> {
  if (as === "nobody") return undefined;
  if (as === "ending-session") return (await world.session()).accessToken;
  return as === "session" ? session : apiKey;
}

const isWrite = ({ mode }: Operation) => mode === "write" || mode === "effect";

/** What notes requests that were refused as well. */
const NOTING_REFUSALS = ["InboundDelivery"];

/** Which rows requests write, where others come by themselves: the relay makes deliveries whenever it has its turn. */
const BY_REQUESTS: Readonly<Record<string, string>> = { WebhookDelivery: ` AND "isTest"` };

const COUNTED = [
  ...Object.entries(MODELS).flatMap(([model, reach]) =>
    reach === "tenant" && !NOTING_REFUSALS.includes(model) ? [model] : [],
  ),
  "IdempotencyRecord",
];

// One statement, since the walk asks some two thousand times.
const COUNTS = `SELECT ${COUNTED.map(
  (model) =>
    `(SELECT count(*)::int4 FROM "${model}" WHERE "organizationId" = $1::uuid${BY_REQUESTS[model] ?? ""}) AS "${model}"`,
).join(", ")}`;

/** Everything that a request may have written in the walked organization. */
async function written(): Promise<Record<string, number>> {
  const [counts] = await world.database.sql<Record<string, number>>(COUNTS, [world.organizationId]);
  return { ...counts, events: await world.eventCount() };
}

/** The example's input, as far as this binding takes it. */
async function exampleFor({ operation, fields }: SurfaceBinding): Promise<Record<string, unknown>> {
  const input = (await operation.example.input(world)) as Record<string, unknown>;
  return Object.fromEntries(Object.entries(input).filter(([name]) => fields.includes(name)));
}

/** The next example; where it is the same again, with one field less. */
function otherThan(input: Record<string, unknown>, next: Record<string, unknown>): Record<string, unknown> {
  return isDeepStrictEqual(input, next) ? Object.fromEntries(Object.entries(next).slice(1)) : next;
}

/** An answer as a replay shows it: without what is secret. */
function inReplay({ operation: { redact }, spell }: SurfaceBinding, body: unknown): unknown {
  if (!redact) return body;
  const shown = { ...(body as object) };
  for (const [name, value] of Object.entries(redact(body) as object)) Object.assign(shown, { [spell(name)]: value });
  return Object.fromEntries(Object.entries(shown).filter(([name]) => name in (body as object)));
}

function expectFailure(
  binding: SurfaceBinding,
  answer: Awaited<ReturnType<SurfaceBinding["call"]>>,
  ...wanted: Parameters<SurfaceBinding["expected"]>
) {
  const { status, code } = binding.expected(...wanted);
  expect(answer.error).toMatchObject({ code });
  if (status !== 0) expect(answer.status).toBe(status);
  expect(answer.error?.message).not.toMatch(/prisma|select|insert|stack|at \//i);
}

/** Defines the test, where the outcome is one that the operation's definition allows. */
const unless = (impossible: boolean) => (name: string, test: () => Promise<void>) => {
  if (!impossible) it(name, test);
};

/** What jobs and visitors' pages are made of: no surface has these. */
const STEPS = [
  ...["leadForms.open", "leadForms.submit", "guides.open", "guides.request", "guides.download"],
  ...[
    "imports.begin",
    "imports.applyBatch",
    "imports.previewBatch",
    "imports.fail",
    "leads.rescore",
    "compliance.rescreen",
  ],
  ...["integrations.complete", "integrations.beginRenewal", "integrations.endRenewal", "integrations.failRenewal"],
  "authorizedApps.authorize",
  ...["publications.carryOut", "publications.report"],
  ...["publications.openFeed", "publications.feed", "publications.noteFetched"],
];

it("binds every operation to every surface that carries all of them, and hides none without a reason", () => {
  for (const operation of registry.operations) {
    const labels = bindingsOf(operation).map(({ label }) => label);
    const reasons = {
      tRPC: operation.internal,
      GraphQL: operation.internal,
      MCP: operation.internal ?? MODES_WITHOUT_TOOLS[operation.mode],
    };
    for (const [surface, reason] of Object.entries(reasons)) {
      const bound = labels.some((label) => label.startsWith(surface));
      expect(bound, `${operation.name} on ${surface}`).toBe(reason === undefined);
      if (reason !== undefined) expect(reason.length).toBeGreaterThan(20);
    }
    expect(labels.length > 0, operation.name).toBe(!STEPS.includes(operation.name));
  }
});

it.each(STEPS)(
  "%s, which no surface has, runs its example, and emits the events that it names, once each",
  async (name) => {
    const step = registry.get(name);
    const fresh = await createWorld();
    const input = await step?.example.input(fresh);
    const before = (await fresh.events()).length;
    if (step?.mode === "stream") expect(await streamed(fresh, step, input)).not.toEqual([]);
    else {
      const principal = step?.example.as === "session" ? await fresh.personPrincipal() : fresh.principal;
      await fresh.invoke(step as Operation, input, { principal });
    }
    const emitted = (await fresh.events()).slice(before).map(({ type }) => type);
    expect(emitted.toSorted()).toEqual((step?.example.emits ?? []).map(({ type }) => type).toSorted());
  },
);

async function streamed({ kernel, principal }: TestWorld, operation: Operation, input: unknown) {
  const permit = await kernel.admit(requesterOf(principal), "points", [{ operation }]);
  const { signal } = new AbortController();
  return Array.fromAsync(kernel.stream(permit, operation, input, { signal }));
}

const onSurfaces = registry.operations.filter(({ name }) => !STEPS.includes(name));

/**
 * All of an operation's bindings. Of a run that has services, the embedded half walks one of each operation, each surface in
 * its turn: the surfaces do not differ in what reaches the database, and the other half walks all of them.
 */
function walked(operation: Operation): readonly SurfaceBinding[] {
  const bindings = bindingsOf(operation);
  const turn = onSurfaces.indexOf(operation) % bindings.length;
  return process.env.ORRERY_TEST_BOTH ? bindings.slice(turn, turn + 1) : bindings;
}

describe.each(onSurfaces.map((operation) => [operation.name, operation] as const))("%s", (_name, operation) => {
  describe.each(walked(operation).map((binding) => [binding.label, binding] as const))("%s", (_label, binding) => {
    const { as } = operation.example;
    let key: string | undefined;
    beforeEach(async () => {
      key = await credentialFor(operation);
    });

    it("runs its example, and emits the events that it names, once each", async () => {
      const input = await exampleFor(binding);
      const before = await world.eventCount();
      const answer = await binding.call(server.url, { input, key });
      expect(answer.error).toBeUndefined();
      expect(answer.status).toBeLessThan(300);
      expect(answer.headers.get("x-ratelimit-limit")).toMatch(/^\d+$/);
      expect(answer.headers.get("x-request-id")).toMatch(/^\S+$/);
      const emitted = (await world.eventsAfter(before)).map(({ type }) => type);
      expect(emitted.sort()).toEqual((operation.example.emits ?? []).map(({ type }) => type).sort());
    });

    it("refuses what is not valid, field by field, and writes nothing", async () => {
      const example = await exampleFor(binding);
      const before = await written();
      for (const field of inputFields(operation).filter(({ name }) => binding.fields.includes(name))) {
        const wrong = wrongValue(field, binding.place);
        if (wrong === undefined) continue;
        const answer = await binding.call(server.url, { input: { ...example, [field.name]: wrong }, key });
        // An id in a path that is no id names nothing that exists.
        expectFailure(binding, answer, binding.inPath.includes(field.name) ? "NOT_FOUND" : "BAD_REQUEST");
      }
      expect(await written()).toEqual(before);
    });

    unless(operation.scope === PUBLIC)("refuses without a credential, and with a bad one", async () => {
      const input = await exampleFor(binding);
      const before = await written();
      expectFailure(binding, await binding.call(server.url, { input }), "UNAUTHORIZED", "CREDENTIAL_MISSING");
      for (const bad of ["nonsense", `${key}x`, key?.replace(/.$/, (last) => (last === "A" ? "B" : "A"))]) {
        expectFailure(
          binding,
          await binding.call(server.url, { input, key: bad }),
          "UNAUTHORIZED",
          "CREDENTIAL_INVALID",
        );
      }
      expect(await written()).toEqual(before);
    });

    unless(operation.scope !== PUBLIC)("answers without a credential", async () => {
      const answer = await binding.call(server.url, { input: await exampleFor(binding) });
      expect(answer.error).toBeUndefined();
    });

    unless(operation.scope !== ANY_CREDENTIAL)(
      "takes a credential of whatever scopes, if it is of its kind",
      async () => {
        const input = await exampleFor(binding);
        const narrow = await world.key({ scopes: [] });
        const before = await written();
        const answer = await binding.call(server.url, { input, key: narrow });
        if (as === undefined) expect(answer.error).toBeUndefined();
        else expectFailure(binding, answer, "FORBIDDEN", "SESSION_REQUIRED");
        // A write that may be done by anybody was done.
        if (as !== undefined || !isWrite(operation)) expect(await written()).toEqual(before);
      },
    );

    unless(typeof operation.scope === "string")("refuses a credential that has every scope but its own", async () => {
      const input = await exampleFor(binding);
      const scopes = registry.scopes.filter((scope) => scope !== operation.scope).map(({ name }) => name);
      const narrow = await world.key({ scopes });
      const before = await written();
      expectFailure(binding, await binding.call(server.url, { input, key: narrow }), "FORBIDDEN", "SCOPE_REQUIRED");
      expect(await written()).toEqual(before);
    });

    it("answers another tenant's id in the words that it has for an unknown one, and writes nothing", async () => {
      const ids = inputFields(operation).flatMap(({ name, noun }) =>
        noun !== undefined && binding.fields.includes(name) ? [{ name, noun }] : [],
      );
      const example = await exampleFor(binding);
      const before = await written();
      for (const { name, noun } of ids) {
        const foreign = await plant(world.database, noun, other.organizationId);
        const unknown = crypto.randomUUID();
        const [refused, baseline] = await Promise.all(
          [foreign.id, unknown].map((id) => binding.call(server.url, { input: { ...example, [name]: id }, key })),
        );
        expect(refused?.status).toBe(baseline?.status);
        expect(refused?.error).toEqual(baseline?.error);
        // A filter by an unknown id finds nothing; everything else says that there is no such thing.
        if (refused?.error) expectFailure(binding, refused, "NOT_FOUND");
        else expect(JSON.stringify(refused?.body)).not.toContain(foreign.id);
        if (isWrite(operation)) expect(refused?.error).toBeDefined();
      }
      expect(await written()).toEqual(before);
    });

    unless(as !== "ending-session")("ends the credential that it is called with", async () => {
      const input = await exampleFor(binding);
      const idempotencyKey = world.unique("key-");
      expect((await binding.call(server.url, { input, key, idempotencyKey })).error).toBeUndefined();
      const again = await binding.call(server.url, { input, key, idempotencyKey });
      expectFailure(binding, again, "UNAUTHORIZED", "CREDENTIAL_INVALID");
    });

    unless(!isWrite(operation) || as === "ending-session")(
      "runs once under an idempotency key, says so, and refuses it for other input",
      async () => {
        const input = await exampleFor(binding);
        const idempotencyKey = world.unique("key-");
        const first = await binding.call(server.url, { input, key, idempotencyKey });
        expect(first.error).toBeUndefined();
        const before = await written();
        const second = await binding.call(server.url, { input, key, idempotencyKey });
        expect(second.body).toEqual(inReplay(binding, first.body));
        if (operation.redact) expect(second.body).not.toEqual(first.body);
        expect([first.replayed, second.replayed]).toEqual([false, true]);
        const others = otherThan(input, await exampleFor(binding));
        const between = await written();
        const reused = await binding.call(server.url, { input: others, key, idempotencyKey });
        expectFailure(binding, reused, "CONFLICT", "IDEMPOTENCY_KEY_REUSED");
        expect(await written()).toEqual(between);
        expect(Object.entries(between).every(([model, count]) => Number(count) >= Number(before[model]))).toBe(true);
      },
    );

    unless(!binding.fields.includes("expectedVersion"))("refuses a version that is not the current one", async () => {
      const input = { ...(await exampleFor(binding)), expectedVersion: 999 };
      const before = await written();
      expectFailure(binding, await binding.call(server.url, { input, key }), "CONFLICT", "STALE_VERSION");
      expect(await written()).toEqual(before);
    });

    it("is refused by the limiter with its headers, and then writes nothing", async () => {
      const input = await exampleFor(binding);
      const before = await written();
      gate.open = false;
      const answer = await binding.call(server.url, { input, key }).finally(() => {
        gate.open = true;
      });
      expectFailure(binding, answer, "RATE_LIMITED");
      expect(answer.headers.get("retry-after")).toBe("30");
      expect(answer.headers.get("x-ratelimit-remaining")).toBe("0");
      expect(await written()).toEqual(before);
    });
  });
});

it("takes test keys to the test sibling: what is made there is seen there alone", async () => {
  const testKey = await world.key({ prefix: "ork_test_" });
  const create = registry.get("leads.create") as Operation;
  const list = registry.get("leads.list") as Operation;
  const [createOnRest] = bindingsOf(create).filter(({ label }) => label === "REST POST /v1/leads");
  const [listOnRest] = bindingsOf(list).filter(({ label }) => label === "REST GET /v1/leads");
  const name = world.unique("Only in test");
  await createOnRest?.call(server.url, { input: { name }, key: testKey });
  const inTest = await listOnRest?.call(server.url, { input: {}, key: testKey });
  const inLive = await listOnRest?.call(server.url, { input: { limit: 100 }, key: apiKey });
  expect(JSON.stringify(inTest?.body)).toContain(name);
  expect(JSON.stringify(inLive?.body)).not.toContain(name);
});
