import { createWorld, type TestWorld } from "@orrery/testkit";
import { beforeEach, describe, expect, it } from "vitest";
import { createClient } from "../client/create-client.ts";
import { newProperty } from "../property/testing.ts";
import { updateProperty } from "../property/update-property.ts";
import { listEntityEvents } from "./list-entity-events.ts";

interface Answer {
  readonly value: { EntityEventSequence: number; ResourceName: string; ResourceRecordKey: string }[];
  readonly "@odata.nextLink"?: string;
}

let world: TestWorld;
beforeEach(async () => {
  world = await createWorld();
});

const list = async (input: object) => {
  await world.relay();
  return (await world.invoke(listEntityEvents, input)).output as unknown as Answer;
};
const of = async (filter: string) =>
  (await list({ filter })).value.map(({ EntityEventSequence }) => EntityEventSequence);

describe("what happened to listings", () => {
  it("is the log's positions of what was told of properties, and nothing of the rest", async () => {
    const one = (await newProperty(world, { status: "active" })).id;
    await world.run(createClient);
    const two = (await newProperty(world, {})).id;
    await world.invoke(updateProperty, { id: one, price: 5 });
    const { value } = await list({});
    // A new active property is told of twice: as created, and as a new listing. 3 is the client's.
    expect(value).toEqual([
      { EntityEventSequence: 1, ResourceName: "Property", ResourceRecordKey: one },
      { EntityEventSequence: 2, ResourceName: "Property", ResourceRecordKey: one },
      { EntityEventSequence: 4, ResourceName: "Property", ResourceRecordKey: two },
      { EntityEventSequence: 5, ResourceName: "Property", ResourceRecordKey: one },
    ]);
    expect((await list({ select: "EntityEventSequence", top: 1 })).value).toEqual([{ EntityEventSequence: 1 }]);
  });

  it("goes on after a sequence, and to another", async () => {
    for (let at = 0; at < 5; at += 1) await newProperty(world, {});
    expect(await of("EntityEventSequence gt 3")).toEqual([4, 5]);
    expect(await of("EntityEventSequence ge 3 and EntityEventSequence lt 5")).toEqual([3, 4]);
    expect(await of("EntityEventSequence le 2 and ResourceName eq 'Property'")).toEqual([1, 2]);
    expect(await of("EntityEventSequence eq 4")).toEqual([4]);
    expect(await of("3 lt EntityEventSequence")).toEqual([4, 5]);
    expect(await of("EntityEventSequence gt -1")).toEqual([1, 2, 3, 4, 5]);
    expect(await of("EntityEventSequence lt 0")).toEqual([]);
    expect(await of("ResourceName eq 'Member'")).toEqual([]);
    expect(await of("EntityEventSequence gt 5")).toEqual([]);
  });

  it("comes page by page, each event once, to the end", async () => {
    for (let at = 0; at < 5; at += 1) await newProperty(world, {});
    const seen: number[] = [];
    let asked: object | undefined = { filter: "EntityEventSequence gt 0", top: 2 };
    while (asked !== undefined) {
      const page: Answer = await list(asked);
      seen.push(...page.value.map(({ EntityEventSequence }) => EntityEventSequence));
      const next: string | undefined = page["@odata.nextLink"];
      const params: URLSearchParams | undefined = next === undefined ? undefined : new URL(next).searchParams;
      asked = params && {
        filter: params.get("$filter"),
        top: Number(params.get("$top")),
        skiptoken: params.get("$skiptoken"),
      };
    }
    expect(seen).toEqual([1, 2, 3, 4, 5]);
  });

  it("is read again from the beginning where the log does not go as far", async () => {
    await newProperty(world, {});
    await expect(list({ filter: "EntityEventSequence gt 7" })).rejects.toMatchObject({
      reason: "CURSOR_AHEAD",
      details: { latest: 1 },
    });
    expect(await of("EntityEventSequence eq 7")).toEqual([]);
  });

  it("is refused where the log is not kept any more, unless from the beginning", async () => {
    for (let at = 0; at < 3; at += 1) await newProperty(world, {});
    expect(await of("EntityEventSequence gt 0")).toEqual([1, 2, 3]);
    await world.database.sql(`UPDATE "log"."Head" SET "keptFrom" = 3 WHERE "organizationId" = $1::uuid`, [
      world.organizationId,
    ]);
    await expect(list({ filter: "EntityEventSequence gt 1" })).rejects.toMatchObject({
      reason: "CURSOR_EXPIRED",
      details: { oldest: 2 },
    });
    expect(await of("EntityEventSequence gt 2")).toEqual([3]);
    expect(await of("EntityEventSequence ge 0")).toEqual([3]);
    expect(await of("ResourceName eq 'Property'")).toEqual([3]);
  });

  it("is of the properties alone that a confined credential sees", async () => {
    const one = (await newProperty(world, {})).id;
    await newProperty(world, {});
    await world.relay();
    const principal = { ...world.principal, confinedTo: [`property:${one}`] };
    const { output } = await world.invoke(listEntityEvents, {}, { principal });
    expect(output.value).toEqual([{ EntityEventSequence: 1, ResourceName: "Property", ResourceRecordKey: one }]);
  });

  it.each([
    ["EntityEventSequence gt 'x'", "INVALID_INPUT"],
    ["EntityEventSequence gt 1.5", "INVALID_INPUT"],
    ["Nope eq 1", "INVALID_INPUT"],
    ["EntityEventSequence gt 1 or EntityEventSequence lt 1", "ODATA_UNSUPPORTED"],
    ["not (EntityEventSequence gt 1)", "ODATA_UNSUPPORTED"],
    ["EntityEventSequence ne 1", "ODATA_UNSUPPORTED"],
    ["ResourceRecordKey eq 'x'", "ODATA_UNSUPPORTED"],
  ])("is not asked for by %s", async (filter, reason) => {
    await expect(list({ filter })).rejects.toMatchObject({ reason });
  });

  it("has one order", async () => {
    await newProperty(world, {});
    expect((await list({ orderby: "EntityEventSequence asc" })).value).toHaveLength(1);
    await expect(list({ orderby: "EntityEventSequence desc" })).rejects.toMatchObject({ reason: "ODATA_UNSUPPORTED" });
  });
});
