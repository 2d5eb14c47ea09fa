import { KING_COUNTY_CSV, KING_COUNTY_ROWS, OFAC_FOLDER } from "@orrery/testkit";
import { expect } from "vitest";
import type { Brokerage, WithId } from "./brokerage.ts";
import { type Partner, startPartner } from "./partner.ts";
import { until } from "./peers.ts";

/** Whose key does what. */
export interface Keys {
  /** The broker, with the scopes of Orkasa's document. */
  readonly broker: string;
  readonly brokerId: string;
  /** Who decides on what is held. */
  readonly officer: string;
  readonly officerId: string;
  /** The brokerage's site, which speaks OrganicAgent's API. */
  readonly website: string;
  /** A partner, who reads. */
  readonly partner: string;
}

interface MadeKey {
  readonly id: string;
  readonly key: string;
}

/** The operator makes keys, loads the lists of sanctions and brings in the listings that there were. */
export async function setUp({ cli, rest, slug, ownersKey }: Brokerage): Promise<Keys> {
  const create = (kind: string, name: string, scopes: string) =>
    cli<MadeKey>("keys", "create", "--organization", slug, "--kind", kind, "--name", name, "--scopes", scopes);
  const [broker, officer, website, partner, lists, listings] = await Promise.all([
    create("ork_live", "Broker", "admin"),
    create("ork_live", "Compliance officer", "admin"),
    create("oag", "Website", "leads:read,leads:write,clients:write,showings:read,showings:write,webhooks:write"),
    create("ork_live", "Partner", "read"),
    cli<{ version: number; entries: number; added: object[] }>("sanctions", "load", OFAC_FOLDER),
    cli<object>("import", "listings", KING_COUNTY_CSV, "--organization", slug, "--mapping", "king-county"),
  ]);
  expect(lists).toMatchObject({ version: 1, unchanged: false });
  expect(lists.added).toHaveLength(lists.entries);
  expect(listings).toMatchObject({ total: KING_COUNTY_ROWS, created: KING_COUNTY_ROWS, updated: 0, rejected: 0 });
  // Whoever follows from now on is told nothing of it any more.
  const ended = () => rest(ownersKey, "GET", "/v1/events?types=import.completed");
  await until(async () => expect((await ended()).body).toMatchObject({ data: [{ type: "import.completed" }] }));
  return {
    ...{ broker: broker.key, brokerId: broker.id, officer: officer.key, officerId: officer.id },
    ...{ website: website.key, partner: partner.key },
  };
}

export interface Followers {
  readonly officesSecret: string;
  readonly zapsSecret: string;
  readonly partner: Partner;
}

/** What the partner asks for. */
export const PARTNERS_TYPES = [
  "property.published",
  "property.unpublished",
  "lead.created",
  "lead.merged",
  "lead.qualified",
];
/** What the Zap is made of. */
export const ZAPS_TYPE = "lead.created";

/** The back office takes all of Orkasa's events, a Zap OrganicAgent's leads, and a partner follows over GraphQL. */
export async function follow(brokerage: Brokerage, { broker, website, partner }: Keys): Promise<Followers> {
  const { rest, server, backOffice, zap } = brokerage;
  const office = await rest<WithId & { secret: string }>(broker, "POST", "/v1/webhooks", {
    ...{ url: backOffice.url, events: ["*"], dialect: "orkasa" },
  });
  expect(office).toMatchObject({ status: 201, body: { dialect: "orkasa", status: "active" } });
  const hook = await rest<{ id: string; secret: string }>(website, "POST", "/api/v1/webhooks", {
    ...{ event: ZAPS_TYPE, targetUrl: zap.url },
  });
  expect(hook).toMatchObject({ status: 201, body: { success: true } });
  return {
    officesSecret: office.body.secret,
    zapsSecret: hook.body.secret,
    partner: await startPartner(server.url, partner, PARTNERS_TYPES),
  };
}

/** The portal that listings are pushed to is connected, by client credentials. */
export async function connectPortal({ rest, authorization, portal }: Brokerage, { broker }: Keys): Promise<void> {
  const { issuer, client } = authorization;
  const connected = await rest(broker, "POST", "/v1/integrations/json-push/connect", {
    ...{ issuer, api_url: portal.url, client_id: client.clientId, client_secret: client.clientSecret },
    scopes: ["listings:write"],
  });
  expect(connected).toMatchObject({ status: 200, body: { status: "connected", grant: "client_credentials" } });
  expect(await rest(broker, "GET", "/v1/integrations")).toMatchObject({
    status: 200,
    body: {
      data: [
        { provider: "kyero", status: "available" },
        { provider: "json-push", status: "connected", last_error: null, last_success_at: expect.any(String) },
        { provider: "reso", status: "available" },
      ],
    },
  });
}
