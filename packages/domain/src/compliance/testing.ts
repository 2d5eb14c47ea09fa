import { createWorld, type FreshDatabase, freshDatabase, loadSanctions, type TestWorld } from "@orrery/testkit";
import { createLead } from "../estate/lead/create-lead.ts";
import type { Lead } from "../estate/lead/testing.ts";
import { listComplianceRecords } from "./record/list-records.ts";

/** The fixture has him as `GUZMAN LOERA, Joaquin`, an entry of `SDNTK`. */
export const LISTED = "Joaquin Guzman Loera";

/** A database with the fixture's lists loaded, which no other test sees. */
export async function screenedDatabase(): Promise<FreshDatabase> {
  const fresh = await freshDatabase();
  await loadSanctions(fresh.database);
  return fresh;
}

export const worldIn = ({ database }: FreshDatabase): Promise<TestWorld> => createWorld({ database });

export async function leadNamed(world: TestWorld, name: string, more: object = {}): Promise<Lead> {
  const { output } = await world.invoke(createLead, { name, ...more });
  if (output.lead === null) throw new Error("The world's principal may read leads.");
  return output.lead;
}

export const recordsOf = async (world: TestWorld, leadId?: string) =>
  (await world.invoke(listComplianceRecords, leadId === undefined ? {} : { lead: leadId })).output.items;

/** Types of events, oldest first. */
export const eventsOf = async (world: TestWorld) => (await world.events()).map(({ type }) => type);

/** A lead with `hold` in it also where nothing holds it, so that a test can ask for that. */
export const withHold = <Lead extends { readonly hold?: unknown }>(lead: Lead) => ({ hold: undefined, ...lead });
