import { AGENTS, type AgentSeed } from "./agents.ts";
import { CLIENTS, type ClientSeed } from "./clients.ts";
import { LEADS, type LeadSeed } from "./leads.ts";
import type { ListingSeed } from "./listings/listing.ts";
import { LISTINGS } from "./listings/listings.ts";
import { SHOWINGS, type ShowingSeed } from "./showings.ts";

/** What an organization is filled with. Places in lists are counted round, so that any part of it is whole as well. */
export interface Seeds {
  readonly agents: readonly AgentSeed[];
  readonly listings: readonly ListingSeed[];
  readonly leads: readonly LeadSeed[];
  readonly clients: readonly ClientSeed[];
  readonly showings: readonly ShowingSeed[];
}

/** Of the demonstration and of its test sibling. */
export interface DemonstrationSeeds {
  readonly live: Seeds;
  readonly test: Seeds;
}

const LIVE: Seeds = { agents: AGENTS, listings: LISTINGS, leads: LEADS, clients: CLIENTS, showings: SHOWINGS };

/** The first of each kind. */
export const firstOf = (seeds: Seeds, counts: Record<keyof Seeds, number>): Seeds => ({
  agents: seeds.agents.slice(0, counts.agents),
  listings: seeds.listings.slice(0, counts.listings),
  leads: seeds.leads.slice(0, counts.leads),
  clients: seeds.clients.slice(0, counts.clients),
  showings: seeds.showings.slice(0, counts.showings),
});

export const DEMONSTRATION: DemonstrationSeeds = {
  live: LIVE,
  // Enough to try test keys on.
  test: firstOf(LIVE, { agents: 1, listings: 2, leads: 3, clients: 2, showings: 1 }),
};
