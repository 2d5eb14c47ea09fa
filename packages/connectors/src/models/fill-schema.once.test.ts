import { expect, it } from "vitest";
import { z } from "zod";
import { fillSchema } from "./fill-schema.ts";

const filled = (schema: z.ZodType) => fillSchema(z.toJSONSchema(schema, { io: "input" }) as object);

it("fills a schema so that it fits, always in the same way", () => {
  const schema = z.object({
    altText: z.string().max(12),
    long: z.string().min(40),
    tone: z.enum(["warm", "sober"]),
    fixed: z.literal("yes"),
    flag: z.boolean(),
    score: z.number().min(10).max(20),
    maybe: z.string().nullable(),
    notes: z.array(z.string()).max(0),
    items: z.array(z.object({ photo: z.int().min(1).max(3), tone: z.enum(["warm", "sober"]) })).length(3),
  });
  const value = filled(schema);
  expect(schema.parse(value)).toEqual(value);
  expect(filled(schema)).toEqual(value);
  expect(value).toMatchObject({ altText: "Sandbox alt ", score: 10, notes: [] });
  expect((value as z.output<typeof schema>).items.map(({ photo, tone }) => [photo, tone])).toEqual([
    [1, "warm"],
    [2, "sober"],
    [3, "warm"],
  ]);
});
