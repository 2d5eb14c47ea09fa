import { KING_COUNTY_ROWS } from "@orrery/testkit";
import { expect } from "vitest";
import type { Brokerage } from "./brokerage.ts";
import { historyOf, type Leads } from "./leads.ts";
import { type Followers, type Keys, PARTNERS_TYPES, ZAPS_TYPE } from "./morning.ts";
import { type Delivered, isOrganicAgents, isOrkasas, until } from "./peers.ts";

interface LoggedEvent {
  readonly id: string;
  readonly type: string;
  readonly position: number;
}

interface EventPage {
  readonly data: readonly LoggedEvent[];
  readonly nextCursor: string;
  readonly asOf: string;
}

/** The whole log, page by page. */
async function logOf({ rest, ownersKey }: Brokerage): Promise<LoggedEvent[]> {
  const events: LoggedEvent[] = [];
  for (let cursor = ""; ; ) {
    const query = cursor === "" ? "" : `&after=${encodeURIComponent(cursor)}`;
    const { body } = await rest<EventPage>(ownersKey, "GET", `/v1/events?limit=100${query}`);
    events.push(...body.data);
    if (body.nextCursor === body.asOf) return events;
    cursor = body.nextCursor;
  }
}

const times = (count: number, ...types: readonly string[]) => Array.from({ length: count }, () => types).flat();

/** What has happened, from the morning's import to the sale. */
const THE_DAY = [
  ...["import.started", ...times(KING_COUNTY_ROWS, "property.created", "listing.created"), "import.completed"],
  "integration.connected",
  // The draft, its facts, two photos, the review and its text, the photo that was drawn anew, and on the market.
  ...["property.created", ...times(3, "property.updated"), "ai.listing_reviewed", "property.updated"],
  ...["property.updated", "ai.photo_enhanced", "property.updated", "listing.created"],
  ...times(3, "property.published"),
  // The document's example, the buyer, and who is named like somebody listed.
  ...["lead.created", "lead.created", "lead.created", "compliance.match_alert"],
  // By the form, the mail and the guide, and a client who signs up.
  ...[...times(3, "lead.created"), "client.created"],
  // One who wrote from two places; then the buyer's way.
  ...["lead.created", "lead.created", "lead.merged"],
  ...["lead.assigned", "compliance.kyc_required", "lead.qualified"],
  ...["showing.requested", "showing.confirmed"],
  // Its price goes down, and it is sold.
  ...["property.updated", "property.updated"],
  ...times(3, "property.unpublished"),
];

/** The log has the day as it was. */
export async function readLog(brokerage: Brokerage): Promise<LoggedEvent[]> {
  const log = await logOf(brokerage);
  expect(log.map(({ type }) => type)).toEqual(THE_DAY);
  expect(log.map(({ position }) => position)).toEqual(log.map((_, at) => at + 1));
  return log;
}

/** Which event a delivery is of; both documents name its type. */
const told = ({ headers, text }: Delivered) => `${JSON.parse(text).event} ${headers["webhook-id"]}`;

/** Everybody who follows has got theirs, once each, and can tell that it is ours. */
export async function compare(brokerage: Brokerage, followers: Followers, log: readonly LoggedEvent[]): Promise<void> {
  const { backOffice, zap } = brokerage;
  const { partner, officesSecret, zapsSecret } = followers;
  const since = log.findIndex(({ type }) => type === "integration.connected");
  const logged = (types: readonly string[]) =>
    log.slice(since).flatMap(({ id, type }) => (types.includes(type) ? [`${type} ${id}`] : []));
  const got = (deliveries: readonly Delivered[]) => deliveries.map(told).sort();

  await until(() => expect(got(backOffice.got)).toEqual(logged(OFFICES_TYPES).sort()));
  expect(backOffice.got.filter((delivered) => !isOrkasas(delivered, officesSecret))).toEqual([]);
  await until(() => expect(got(zap.got)).toEqual(logged([ZAPS_TYPE]).sort()));
  expect(zap.got.filter((delivered) => !isOrganicAgents(delivered, zapsSecret))).toEqual([]);
  await until(() => expect(partner.seen.map(({ id, type }) => `${type} ${id}`)).toEqual(logged(PARTNERS_TYPES)));
}

/** Orkasa's document lists them. */
const OFFICES_TYPES = [
  ...["property.created", "property.updated", "property.published", "property.unpublished"],
  ...["lead.created", "lead.qualified", "lead.assigned", "compliance.kyc_required", "compliance.match_alert"],
];

interface AuditEntry {
  readonly operation: string;
  readonly resourceId: string | null;
  readonly credentialId: string;
}

/** Who decided is known, to whoever asks: by the log of decisions, the lead's history and the operator's audit log. */
export async function whoDecided(brokerage: Brokerage, keys: Keys, leads: Leads): Promise<void> {
  const { rest, cli, slug } = brokerage;
  const { officer, officerId } = keys;
  const decisions = [
    ["cleared", "compliance.clear", leads.namesake],
    ["kyc", "compliance.kyc", leads.buyer],
  ] as const;
  const audit = await cli<AuditEntry[]>("audit", "list", "--organization", slug, "--limit", "200");
  for (const [kind, operation, lead] of decisions) {
    expect(await rest(officer, "GET", `/v1/compliance/records?kind=${kind}`)).toMatchObject({
      body: { data: [{ lead_id: lead, credential: { kind: "api-key", id: officerId } }] },
    });
    expect(audit.filter((entry) => entry.operation === operation)).toMatchObject([
      { resourceId: lead, credentialId: officerId },
    ]);
  }
  const history = await historyOf(brokerage, officer, leads.namesake);
  expect(history.find(({ kind }) => kind === "cleared")).toMatchObject({
    ...{ reason: "sanctions_match", actor: { name: "Compliance officer" } },
  });
}
