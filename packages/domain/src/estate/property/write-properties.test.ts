import { randomUUID } from "node:crypto";
import { type JsonForm, jsonOf, type Principal } from "@orrery/operation";
import { createWorld, type TestWorld } from "@orrery/testkit";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { anyImage, anyProperty, anyPublication, anyQuestion, planted } from "../../../test/any-property.ts";
import { listProperties } from "./list-properties.ts";

async function answers(world: TestWorld, input: object, principal: Principal) {
  const ask = async (form?: JsonForm) =>
    (await world.invoke(listProperties, input, { principal, ...(form && { form }) })).output;
  const handled = await ask();
  return { handled, camel: await ask("camelCase"), snake: await ask("snake_case") };
}

const renamed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(renamed);
  if (value === null || typeof value !== "object") return value;
  const name = (key: string) => key.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [name(key), renamed(inner)]));
};

describe("a page of properties that PostgreSQL writes", () => {
  it("is the page that the rows would give, in the same bytes, page after page", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyProperty, { maxLength: 8 }),
        fc.array(anyImage, { maxLength: 6 }),
        fc.array(anyPublication, { maxLength: 2 }),
        fc.array(anyQuestion, { minLength: 3, maxLength: 6 }),
        async (properties, images, publications, questions) => {
          const world = await createWorld();
          const { agent, rows } = await planted(world, properties, images, publications);
          const confined = [`estate-agent:${agent.id}`, `property:${rows[0]?.id ?? randomUUID()}`];
          for (const principal of [world.principal, { ...world.principal, confinedTo: confined }]) {
            for (const question of questions) {
              for (let cursor: string | null | undefined; cursor !== null; ) {
                const input = { ...question, ...(cursor && { cursor }) };
                const { handled, camel, snake } = await answers(world, input, principal);
                expect(jsonOf(camel)).toBe(JSON.stringify(handled));
                expect(jsonOf(snake.items)).toBe(JSON.stringify(renamed(handled.items)));
                cursor = question.direction === "backward" ? handled.previousCursor : handled.nextCursor;
              }
            }
          }
        },
      ),
      { numRuns: 25 },
    );
  });
});

describe("what is searched", () => {
  let world: TestWorld;
  beforeAll(async () => {
    world = await createWorld();
    await planted(world, [{ title: "Harbour House" }], [], []);
  });

  it("is read as rows, as it was", async () => {
    const { handled, camel } = await answers(world, { q: "harbour" }, world.principal);
    expect(handled.items).toHaveLength(1);
    expect(camel).toEqual(handled);
  });
});
