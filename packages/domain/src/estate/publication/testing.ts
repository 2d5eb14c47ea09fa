import type { Kernel } from "@orrery/operation";
import { type FakePortal, type TestWorld, testKernel, testPortals, unlimited } from "@orrery/testkit";
import { createProperty } from "../property/create-property.ts";
import { uploadImage } from "../property-image/upload-image.ts";
import { carryOutPublication } from "./carry-out.ts";
import { publishProperty } from "./publish-property.ts";

/** A kernel whose brokerages are connected to a portal. */
export function connectedKernel(world: TestWorld, portal: FakePortal): Kernel {
  const kernel: Kernel = testKernel(world.database, unlimited, {
    ...testPortals(world.database, () => kernel, portal.connections),
  });
  return kernel;
}

/** A property that every portal takes. @returns its id */
export async function publishable(world: TestWorld, overrides: object = {}): Promise<string> {
  const { id } = await world.run(createProperty, { status: "active", ...overrides });
  await world.run(uploadImage, { propertyId: id });
  return id;
}

/** Publishes it there. @returns the publication's id */
export async function published(world: TestWorld, kernel: Kernel, id: string, portal = "json-push"): Promise<string> {
  const { output } = await world.invoke(publishProperty, { id, portals: [portal] }, { kernel });
  return output.publications[0]?.id ?? "";
}

/** Does what is due about a publication, also what is due later. */
export async function carriedOut(world: TestWorld, kernel: Kernel, id: string): Promise<boolean> {
  await world.database.system.publication.updateMany({
    where: { id, dueAt: { not: null } },
    data: { dueAt: new Date(0) },
  });
  return (await world.invoke(carryOutPublication, { id }, { kernel })).output.done;
}

export const storedPublication = (world: TestWorld, id: string) =>
  world.database.system.publication.findUniqueOrThrow({ where: { id } });

/** The types of the events of a world about a property, oldest first. */
export async function typesOf(world: TestWorld, propertyId: string, types: readonly string[]): Promise<string[]> {
  const events = await world.events();
  return events.filter((one) => one.resourceId === propertyId && types.includes(one.type)).map(({ type }) => type);
}

export const PORTAL_EVENTS = ["property.published", "property.unpublished"];
