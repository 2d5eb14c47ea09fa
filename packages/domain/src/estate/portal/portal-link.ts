import type { Prisma, TenantDb } from "@orrery/db";
import { reason, type World } from "@orrery/operation";
import { z } from "zod";
import { timestamp, view } from "../../fields/presented.ts";
import { unlessOvertaken } from "../../fields/version.ts";
import { portalOf } from "./portal-spec.ts";
import { PORTALS, type PortalName } from "./portals.ts";
import type { AddressPurpose, PortalAddresses } from "./publishing-ports.ts";

export const PORTAL_NOT_FOUND = reason("PORTAL_NOT_FOUND", "NOT_FOUND", "There is no portal of this name.");

const LINK_SELECT = {
  id: true,
  portal: true,
  generation: true,
  etag: true,
  modifiedAt: true,
  usedAt: true,
  version: true,
} satisfies Prisma.PortalLinkSelect;

type PortalLinkRow = Prisma.PortalLinkGetPayload<{ select: typeof LINK_SELECT }>;

/** The organization's address for a portal, made where there is none. */
export async function portalLink(db: TenantDb, portal: PortalName): Promise<PortalLinkRow> {
  const found = await db.portalLink.findFirst({ where: { portal }, select: LINK_SELECT });
  return found ?? (await unlessOvertaken(db.portalLink.create({ data: { portal }, select: LINK_SELECT })));
}

/** An address that a portal has of the organization. */
export const PortalLinkView = view("PortalLink", {
  portal: z.string(),
  purpose: z.enum(["feed", "callback"]).describe("The portal reads its feed there, or calls there."),
  url: z.url().nullable().describe("Whoever has it may do so: a secret. Null in a replay."),
  usedAt: timestamp.nullable().describe("When the portal last did."),
  version: z.int(),
});

const purposeOf = (portal: string): AddressPurpose => (portalOf(portal)?.transport === "feed" ? "feed" : "callback");

export function toPortalLinkView(addresses: PortalAddresses, link: PortalLinkRow): z.output<typeof PortalLinkView> {
  const { portal, usedAt, version } = link;
  const purpose = purposeOf(portal);
  return { portal, purpose, url: addresses.urlOf(purpose, link), usedAt: usedAt?.toISOString() ?? null, version };
}

/** The next generation: the address before it is good no more. */
export async function rotated(db: TenantDb, { id, version }: PortalLinkRow): Promise<PortalLinkRow> {
  const data = { generation: { increment: 1 }, version: version + 1 };
  return unlessOvertaken(db.portalLink.update({ where: { id, version }, data, select: LINK_SELECT }));
}

/** How many examples of a world have asked. */
const examples = new WeakMap<World, number>();

/** One portal after the other, so that no two examples of a world ask for the same: whatever other worlds have asked for. */
export function nextPortal(world: World): PortalName {
  const turn = examples.get(world) ?? 0;
  examples.set(world, turn + 1);
  return PORTALS[turn % PORTALS.length]?.name ?? "kyero";
}
