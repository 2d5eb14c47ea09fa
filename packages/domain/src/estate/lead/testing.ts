import type { OutputOf } from "@orrery/operation";
import type { TestWorld } from "@orrery/testkit";
import { createLead } from "./create-lead.ts";
import type { getLead } from "./get-lead.ts";

export type Lead = OutputOf<typeof getLead>;

/** Creates a lead with a name and exactly these fields. */
export async function newLead(world: TestWorld, input: object = {}): Promise<Lead> {
  const { output } = await world.invoke(createLead, { name: "Ann", ...input });
  if (output.lead === null) throw new Error("The world's principal may read leads.");
  return output.lead;
}

/** The types of the leads' events so far, oldest first. */
export async function eventTypes(world: TestWorld): Promise<string[]> {
  return (await world.events()).map(({ type }) => type).filter((type) => type.startsWith("lead."));
}

/** The stored leads of a world, oldest first. */
export function storedLeads(world: TestWorld) {
  return world.database.system.lead.findMany({
    where: { organizationId: world.organizationId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
}

/** The stored submissions of a world, oldest first. */
export function storedSubmissions(world: TestWorld) {
  return world.database.system.leadSubmission.findMany({
    where: { organizationId: world.organizationId },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
}
