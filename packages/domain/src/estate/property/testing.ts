import type { OutputOf } from "@orrery/operation";
import type { TestWorld } from "@orrery/testkit";
import { createProperty } from "./create-property.ts";

type Created = OutputOf<typeof createProperty>;
export type Property = Omit<Created, "imageUploadUrl">;

/** Creates a property with a title and exactly these fields. @returns it without what its creation gave besides */
export async function newProperty(world: TestWorld, input: object = {}): Promise<Property> {
  return propertyOf((await world.invoke(createProperty, { title: "Plot", ...input })).output);
}

/** The example of a property, as reads give it. */
export async function exampleProperty(world: TestWorld): Promise<Property> {
  return propertyOf(await world.run(createProperty));
}

const propertyOf = ({ imageUploadUrl: _, ...property }: Created): Property => property;

/** The stored properties of a world, oldest first. */
export function storedProperties({ database, organizationId }: TestWorld) {
  return database.system.property.findMany({
    where: { organizationId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
}
