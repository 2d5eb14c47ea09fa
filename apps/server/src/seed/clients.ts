import type { BUYING_STAGES } from "@orrery/domain";
import { AGENTS } from "./agents.ts";
import { LEADS, type LeadSeed } from "./leads.ts";

/** A client of the demonstration, its agent by the place in the list of them. */
export interface ClientSeed {
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
  readonly buyingStage: (typeof BUYING_STAGES)[number];
  readonly agent: number | undefined;
  /** The listing that they asked about when they were a lead. */
  readonly listing: number | undefined;
  /** How long ago they signed up. */
  readonly ageHours: number;
}

type Status = LeadSeed["moves"][number];

/** How far somebody is with buying whose lead is so far; the others have not become clients. Two that take turns. */
const STAGES: Partial<Record<Status, readonly [ClientSeed["buyingStage"], ClientSeed["buyingStage"]]>> = {
  qualified: ["Searching", "Touring"],
  visiting: ["Touring", "Touring"],
  negotiating: ["Offer", "Under Contract"],
  won: ["Closed", "Under Contract"],
};

/** Leads that became clients, a day after they came. */
const FROM_LEADS: readonly ClientSeed[] = LEADS.flatMap(({ moves, ageHours, ...lead }, index) => {
  const stages = STAGES[moves.at(-1) ?? "lost"];
  if (stages === undefined) return [];
  const { name, email, phone, agent, listing } = lead;
  const buyingStage = stages[index % 20 < 10 ? 0 : 1];
  return [{ name, email, phone, agent, listing, buyingStage, ageHours: Math.max(0, ageHours - 24) }];
});

const SIGNED_UP = [
  ["Beatriz Lima", "Searching"],
  ["Thomas Wright", "Touring"],
  ["Anika Sharma", "Searching"],
  ["Walter Hughes", "Offer"],
  ["Camille Laurent", "Searching"],
  ["Jorge Castillo", "Under Contract"],
  ["Nora Lindqvist", "Touring"],
  ["Patrick Doyle", "Closed"],
  ["Leila Haddad", "Searching"],
] as const;

/** Those who signed up by themselves, and are nobody's lead. */
const BY_THEMSELVES: readonly ClientSeed[] = SIGNED_UP.map(([name, buyingStage], index) => ({
  name,
  email: `${name.toLowerCase().replace(" ", ".")}@example.org`,
  phone: index % 3 === 1 ? null : `(954) 555-0${100 + index}`,
  buyingStage,
  agent: index % 4 === 2 ? undefined : (index * 2) % AGENTS.length,
  listing: undefined,
  ageHours: 30 + index * 52,
}));

/** Twenty-five clients in all buying stages. */
export const CLIENTS: readonly ClientSeed[] = [...FROM_LEADS, ...BY_THEMSELVES];
