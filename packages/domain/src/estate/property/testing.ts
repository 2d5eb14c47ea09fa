import type { OutputOf } from "@orrery/operation";
import type { TestWorld } from "@orrery/testkit";
import { createProperty } from "./create-property.ts";

export type Property = OutputOf<typeof createProperty>;

/** Creates a property with a title and exactly these fields. */
export async function newProperty(world: TestWorld, input: object = {}): Promise<Property> {
  return (await world.invoke(createProperty, { title: "Plot", ...input })).output;
}

/** The stored properties of a world, oldest first. */
export function storedProperties({ database, organizationId }: TestWorld) {
  return database.system.property.findMany({
    where: { organizationId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
}
