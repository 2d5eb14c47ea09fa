import { MODELS, NOUNS } from "@orrery/db";
import { registry } from "@orrery/domain";
import type { Operation } from "@orrery/operation";
import { createWorld, type FreshDatabase, freshDatabase, type TestWorld } from "@orrery/testkit";
import { afterAll, beforeAll, expect, it } from "vitest";

const statements: string[] = [];
let fresh: FreshDatabase;
let world: TestWorld;
beforeAll(async () => {
  fresh = await freshDatabase({ before: (sql) => void statements.push(sql) });
  world = await createWorld({ database: fresh.database });
});
afterAll(() => fresh[Symbol.asyncDispose]());

const nouns: Readonly<Record<string, string>> = NOUNS;
const keeping = registry.operations.filter(({ reads }) => reads !== undefined);

/** The nouns of all tables that the operation's statements name; of one that has none, its name. */
async function nounsRead(operation: Operation): Promise<string[]> {
  const input = await operation.example.input(world);
  statements.length = 0;
  await world.invoke(operation, input);
  const named = statements.flatMap((sql) => sql.match(/"[A-Z]\w+"/g) ?? []).map((name) => name.slice(1, -1));
  return [...new Set(named.filter((name) => name in MODELS).map((model) => nouns[model] ?? model))].sort();
}

it.each(keeping.map((operation) => [operation.name, operation] as const))(
  "%s says of all nouns that it reads that it does, and of no others",
  async (_name, operation) => {
    expect(operation.mode).toBe("read");
    expect(await nounsRead(operation)).toEqual([...(operation.reads ?? [])].sort());
  },
);

it("are of every noun that there is", () => {
  const read = new Set(keeping.flatMap(({ reads = [] }) => reads));
  expect([...new Set(Object.values(nouns))].filter((noun) => !read.has(noun))).toEqual([]);
});
