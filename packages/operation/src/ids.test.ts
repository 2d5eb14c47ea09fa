import { describe, expect, expectTypeOf, it } from "vitest";
import type { z } from "zod";
import { type IdMeta, id } from "./ids.ts";

const LeadId = id("Lead");
const PropertyId = id("Property");
const UUID = "018f0000-0000-7000-8000-00000000000a";

describe("an id", () => {
  it("is a UUID, of whatever version", () => {
    for (const uuid of [UUID, "6fa459ea-ee8a-4ca4-894e-db77e160355e"]) expect(LeadId.parse(uuid)).toBe(uuid);
  });

  it.each(["", "1", `${UUID} `, UUID.replaceAll("-", ""), `{${UUID}}`, `${UUID}' OR 1=1`, 1, null, { equals: UUID }])(
    "is not %j, and the message says what it should be",
    (value) => {
      expect(LeadId.safeParse(value).error?.issues).toEqual([
        expect.objectContaining({ message: "Must be the id of a Lead (a UUID)." }),
      ]);
    },
  );

  it("is named with its article", () => {
    expect(id("EstateAgent").safeParse("1").error?.issues[0]?.message).toBe(
      "Must be the id of an EstateAgent (a UUID).",
    );
  });

  it("is the same in any case of its letters", () => {
    expect(LeadId.parse(UUID.toUpperCase())).toBe(UUID);
  });

  it("names its noun to the bindings and the registry walk", () => {
    expect(LeadId.meta()).toMatchObject({ noun: "Lead" } satisfies IdMeta);
    expect(PropertyId.meta()).toMatchObject({ noun: "Property" } satisfies IdMeta);
  });

  it("of one noun is not the id of another one", () => {
    expectTypeOf<z.output<typeof LeadId>>().not.toExtend<z.output<typeof PropertyId>>();
    expectTypeOf<z.output<typeof LeadId>>().toExtend<string>();
    expectTypeOf<z.input<typeof LeadId>>().toEqualTypeOf<string>();
  });
});
