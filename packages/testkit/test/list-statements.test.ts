import { registry } from "@orrery/domain";
import { boundFields } from "@orrery/graphql";
import type { Operation } from "@orrery/operation";
import { restRoutes } from "@orrery/rest";
import {
  allowApp,
  bindingsOf,
  createWorld,
  type FreshDatabase,
  freshDatabase,
  inputFields,
  isBackground,
  type SurfaceBinding,
  startServer,
  type TestServer,
  type TestWorld,
} from "@orrery/testkit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const statements: string[] = [];
let fresh: FreshDatabase;
let server: TestServer;
let world: TestWorld;
let key: string;
/** Of a person, for lists of what is theirs alone. */
let session: string;
beforeAll(async () => {
  fresh = await freshDatabase({ before: (sql) => void statements.push(sql) });
  server = await startServer({ database: fresh.database });
  world = await createWorld({ database: fresh.database });
  key = await world.key();
  // Rows in every list: what is asked once a row is asked of one row already.
  for (const operation of registry.operations.filter(isWrite)) {
    await world.invoke(operation, await operation.example.input(world));
  }
  const person = await world.session();
  session = person.accessToken;
  await allowApp(world, person.userId, ["leads:read"]);
});
afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await fresh[Symbol.asyncDispose]();
});

const isWrite = ({ mode, example }: Operation) => mode === "write" && example.as === undefined;

const connections = new Set(boundFields.flatMap(({ kind, operation }) => (kind === "connection" ? [operation] : [])));
/** Connections, what else takes a limit, and what is streamed row by row. */
const isList = (operation: Operation) =>
  connections.has(operation) ||
  inputFields(operation).some(({ name }) => name === "limit") ||
  restRoutes.some((route) => route.operation === operation && route.rows !== undefined);
const lists = registry.operations.filter(isList);

/** How many rows an answer lists, wherever its surface has them. */
function rowsIn(body: unknown): number {
  const found = Object.values(body as object).find(Array.isArray) as readonly unknown[] | undefined;
  return found?.length ?? 0;
}

async function ask(binding: SurfaceBinding) {
  const example = (await binding.operation.example.input(world)) as Record<string, unknown>;
  const input = Object.fromEntries(Object.entries(example).filter(([name]) => binding.fields.includes(name)));
  statements.length = 0;
  const { error, body } = await binding.call(server.url, {
    input,
    key: binding.operation.example.as === "session" ? session : key,
  });
  expect(error).toBeUndefined();
  return { body, asked: statements.filter((sql) => !isBackground(sql)) };
}

it("are all lists there are, on every surface", () => {
  const surfaces = lists.flatMap(bindingsOf).map(({ label }) => label.split(" ")[0]);
  expect([...new Set(surfaces)].sort()).toEqual(["GraphQL", "MCP", "REST", "tRPC"]);
  expect(lists).toEqual(expect.arrayContaining([...connections]));
});

describe("a page of a list is one statement, with all that its rows show, and one more for a total", () => {
  it.each(lists.flatMap(bindingsOf).map((binding) => [binding.label, binding] as const))(
    "%s",
    async (_label, binding) => {
      // Whose key it is, is asked once.
      await ask(binding);
      const { body, asked } = await ask(binding);
      expect(rowsIn(body)).toBeGreaterThan(0);
      const total = asked.filter((sql) => /count\(\*\)/i.test(sql));
      expect(total).toHaveLength("total" in (body as object) ? 1 : 0);
      expect(asked.length - total.length, asked.join("\n")).toBe(1);
    },
  );
});
