import { isDeepStrictEqual } from "node:util";
import type { TenantAccess } from "@orrery/db";
import type { Principal } from "@orrery/operation";
import { z } from "zod";
import { presented } from "../../fields/presented.ts";
import { text } from "../../fields/text.ts";
import { unlessOvertaken } from "../../fields/version.ts";
import { operation } from "../../kernel.ts";
import {
  type Breach,
  breachesOf,
  notConnected,
  PORTAL_NAMES,
  PORTAL_SPECS,
  portalOf,
  unknownPortal,
} from "../portal/portal-spec.ts";
import type { PortalName } from "../portal/portals.ts";
import { PortalUnavailable } from "../portal/ports.ts";
import type { PublishingPorts, PublishOptions, Transport } from "../portal/publishing-ports.ts";
import { createProperty } from "../property/create-property.ts";
import { lockProperty } from "../property/lock-property.ts";
import {
  PROPERTY_NOT_FOUND,
  PROPERTY_SELECT,
  PropertyId,
  PropertyOutput,
  type ShownProperty,
} from "../property/property.ts";
import { pictured } from "../property-image/property-image.ts";
import {
  LISTING_NOT_PUBLISHABLE,
  PUBLICATION_SELECT,
  type PublicationRow,
  PublicationView,
  propertiesPublish,
  publishOptions,
  toPublicationView,
} from "./publication.ts";
import { DUE, NEXT_VERSION } from "./statements.ts";

/** The most portals of one request. */
const PORTALS_MAX = 20;
/** To ask for the connections' access; longer than that is waited for. */
const TIMEOUT_MS = 30_000;

const PublicationsOutput = presented(
  (rows: readonly PublicationRow[]) => ({ publications: rows.map(toPublicationView) }),
  z.object({ publications: z.array(PublicationView) }),
);

/**
 * Publishes a property on portals (Orkasa's `POST /v1/properties/{id}/publish`): on all of them, or, where it breaks the
 * spec of any, on none. What is there already stays as it is.
 */
export const publishProperty = operation({
  name: "publications.publish",
  summary: "Publishes a property on portals, or says of each portal what keeps it off.",
  mode: "effect",
  scope: propertiesPublish,
  rate: "write",
  input: z.object({
    id: PropertyId,
    portals: z
      .array(text(50))
      .min(1, { error: "Must not be empty." })
      .max(PORTALS_MAX, { error: `Must be at most ${PORTALS_MAX}.` })
      .transform((names) => [...new Set(names)])
      .describe(`Of ${PORTAL_NAMES.join(", ")}.`),
    options: publishOptions.optional(),
  }),
  output: PublicationsOutput,
  errors: [PROPERTY_NOT_FOUND, LISTING_NOT_PUBLISHABLE],
  example: {
    input: async (world) => ({
      id: (await world.run(createProperty, { status: "active" })).id,
      portals: ["reso"],
      options: { reference: "BAY-1" },
    }),
  },
  resource: ([publication]) => publication?.propertyId,
  timeoutMs: TIMEOUT_MS,
  async prepare({ input: { id, portals }, db, files, fail }) {
    const row = (await db.property.findUnique({ where: { id }, select: PROPERTY_SELECT })) ?? fail(PROPERTY_NOT_FOUND);
    return allBreaches(portals, pictured(files, row));
  },
  /** A connection may have to be refreshed: nothing that a transaction waits for. */
  async work({ plan, input: { portals }, principal, portalConnections, fail }) {
    const unconnected = principal.mode === "test" ? [] : await unconnectedOf(portalConnections, principal, portals);
    const breaches = [...plan, ...unconnected.map(notConnected)];
    if (breaches.length > 0) fail(LISTING_NOT_PUBLISHABLE, { breaches: inOrderOf(portals, breaches) });
  },
  async settle({ input: { id, portals, options = {} }, principal, db, sql, files, fail }) {
    const property = (await lockProperty({ db, sql }, id)) ?? fail(PROPERTY_NOT_FOUND);
    const breaches = allBreaches(portals, pictured(files, property));
    if (breaches.length > 0) fail(LISTING_NOT_PUBLISHABLE, { breaches });
    const known = await db.publication.findMany({ where: { propertyId: id }, select: PUBLICATION_SELECT });
    const asked = portals.map((portal) => ({
      portal,
      transport: transportOf(portal, principal.mode),
      before: known.find((one) => one.portal === portal),
    }));
    const changed = asked.filter(({ before }) => !(before && stands(before, options)));
    for (const one of changed) await write({ db, sql }, id, one, options);
    if (changed.length > 0) await sql.all(NEXT_VERSION, [id]);
    const names = changed.map(({ portal }) => portal);
    const due = await db.publication.findMany({
      where: { propertyId: id, portal: { in: names } },
      select: { id: true },
    });
    await sql.all(
      DUE,
      due.map((one) => one.id),
      0,
    );
    const where = { propertyId: id, portal: { in: portals } };
    const rows = await db.publication.findMany({ where, select: PUBLICATION_SELECT });
    return portals.flatMap((portal) => rows.filter((row) => row.portal === portal));
  },
});

function allBreaches(portals: readonly string[], property: ShownProperty): Breach[] {
  const listing = PropertyOutput.parse(property);
  return portals.flatMap((name) => {
    const portal = portalOf(name);
    return portal ? breachesOf(name, PORTAL_SPECS[portal.name], listing) : [unknownPortal(name)];
  });
}

async function unconnectedOf(
  connections: PublishingPorts["portalConnections"],
  { organizationId }: Principal,
  portals: readonly string[],
): Promise<PortalName[]> {
  const needing = portals.flatMap((name) => portalOf(name) ?? []).filter(({ connection }) => connection !== "none");
  const found = await Promise.all(
    needing.map(async ({ name }) => ((await isConnected(connections, organizationId, name)) ? [] : name)),
  );
  return found.flat();
}

/** Also to a portal that can't be asked now: what is published there is queued, and tried until it can. */
async function isConnected(
  connections: PublishingPorts["portalConnections"],
  organizationId: string,
  portal: PortalName,
): Promise<boolean> {
  try {
    return (await connections.accessOf(organizationId, portal)) !== undefined;
  } catch (error) {
    if (error instanceof PortalUnavailable) return true;
    throw error;
  }
}

/** As the portals were asked for, each with all that is wrong with it. */
const inOrderOf = (portals: readonly string[], breaches: readonly Breach[]) =>
  portals.flatMap((name) => breaches.filter(({ portal }) => portal === name));

/** Test keys reach nobody. */
function transportOf(name: string, mode: Principal["mode"]): Transport {
  return mode === "test" ? "sandbox" : (portalOf(name)?.transport ?? "sandbox");
}

const UNDER_WAY = ["queued", "publishing", "published"];

/** Whether it is there, or on its way, as it is asked for. */
const stands = ({ status, options }: PublicationRow, asked: PublishOptions) =>
  UNDER_WAY.includes(status) && isDeepStrictEqual(options, { ...(options as PublishOptions), ...asked });

interface Asked {
  readonly portal: string;
  readonly transport: Transport;
  readonly before: PublicationRow | undefined;
}

async function write(
  { db }: TenantAccess,
  propertyId: string,
  { portal, transport, before }: Asked,
  asked: PublishOptions,
) {
  const waiting = transport === "feed" ? "publishing" : "queued";
  if (!before) {
    const data = { propertyId, portal, transport, status: waiting, options: { ...asked } };
    await unlessOvertaken(db.publication.create({ data, select: { id: true } }));
    return;
  }
  const { id, listed, options } = before;
  const data = {
    status: listed ? "published" : waiting,
    transport,
    wanted: true,
    options: { ...(options as PublishOptions), ...asked },
    reasons: [],
    lastError: null,
    attempts: 0,
    revision: { increment: 1 },
    version: { increment: 1 },
  };
  await unlessOvertaken(db.publication.update({ where: { id }, data, select: { id: true } }));
}
