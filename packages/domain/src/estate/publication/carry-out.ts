import { createHash, randomUUID } from "node:crypto";
import { z } from "zod";
import { operation } from "../../kernel.ts";
import { breachesOf, inWords, type Listing, PORTAL_SPECS, portalOf } from "../portal/portal-spec.ts";
import type { PortalName } from "../portal/portals.ts";
import type {
  PortalAnswer,
  PortalTransport,
  PublishOptions,
  PushedListing,
  PushTarget,
} from "../portal/publishing-ports.ts";
import { PROPERTY_SELECT, PropertyOutput } from "../property/property.ts";
import { pictured } from "../property-image/property-image.ts";
import { PUBLICATION_BUSY, PublicationId, propertiesPublish } from "./publication.ts";
import { propertyPublished, propertyUnpublished } from "./publication-events.ts";
import { publishProperty } from "./publish-property.ts";
import { type Asked, nextOf, settlePublication, unchanged, unfitFor } from "./settling.ts";
import { CLAIM, type ClaimedPublication, IS_CLAIMED, RELEASE } from "./statements.ts";

/** Two requests, and a new token between them. */
const WORK_MS = 20_000;
/** For how long nobody else takes it: longer than the work may last, so that no two send at once. */
const CLAIM_MS = 25_000;

interface Plan extends Asked {
  readonly action: Exclude<Asked["action"], "report">;
  readonly claim: string;
  readonly target: PushTarget;
  /** To be sent; without it, there is nothing to send. */
  readonly listing?: PushedListing;
  /** The portal has it so already. */
  readonly isSame?: boolean;
  /** What keeps it from being sent. */
  readonly unfit?: string;
}

/**
 * What is due about a publication: to send it, to withdraw it, or to ask what has become of it. Of several that come at once
 * one does it, and each sends the listing as it is then, so that nothing older follows something newer.
 */
export const carryOutPublication = operation({
  name: "publications.carryOut",
  summary: "Sends a listing to its portal, withdraws it, or asks what has become of it.",
  mode: "effect",
  scope: propertiesPublish,
  rate: "bulk",
  input: z.object({ id: PublicationId }),
  output: z.object({ id: PublicationId, done: z.boolean() }),
  errors: [PUBLICATION_BUSY],
  emits: [propertyPublished, propertyUnpublished],
  internal: "It is a publication's job.",
  example: {
    input: async (world) => ({ id: (await world.run(publishProperty)).publications[0]?.id ?? "" }),
  },
  timeoutMs: WORK_MS,
  async prepare({ input: { id }, principal, db, sql, files, fail }): Promise<Plan | undefined> {
    const claim = randomUUID();
    const [taken] = await sql.all(CLAIM, id, claim, CLAIM_MS);
    if (!taken) {
      // Whoever has it may be lost: it is worth another look. What is not due, or is not there, is done with.
      const [busy] = await sql.all(IS_CLAIMED, id);
      return busy ? fail(PUBLICATION_BUSY) : undefined;
    }
    const planned = { claim, revision: taken.revision, target: targetOf(taken, principal.organizationId) };
    // Nothing more is sent of what was given up: it is asked what has become of what was there before.
    if (taken.status === "failed") return { ...planned, revision: taken.sentRevision ?? 0, action: "check" };
    if (!taken.wanted) return { ...planned, action: "withdraw" };
    if (taken.sentRevision === taken.revision) return { ...planned, action: "check" };
    const where = { id: taken.propertyId };
    const row = await db.property.findUniqueOrThrow({ where, select: PROPERTY_SELECT });
    return {
      ...planned,
      action: "put",
      ...sendable(taken, planned.target.portal, PropertyOutput.parse(pictured(files, row))),
    };
  },
  async work({ plan, portalTransport, signal }): Promise<PortalAnswer | undefined> {
    return plan && said(portalTransport, plan, signal);
  },
  async settle({ plan, result, input: { id }, db, sql, files, now, emit }) {
    if (!plan) return { id, done: false };
    const { claim, target, unfit, revision, propertyVersion } = plan;
    await settlePublication({ db, sql, files, emit }, { id, propertyId: target.propertyId, claim }, (before) => {
      if (result) return nextOf(before, plan, result, now);
      if (unfit !== undefined) return unfitFor(before, revision, unfit);
      return unchanged(before, revision, propertyVersion);
    });
    return { id, done: true };
  },
  async abandon({ plan, input: { id }, sql }) {
    if (plan) await sql.all(RELEASE, id, plan.claim);
  },
});

/** @throws Error for a portal that is not there any more, or a feed, which nothing is sent to */
function targetOf(taken: ClaimedPublication, organizationId: string): PushTarget {
  const { transport, propertyId, revision, externalId } = taken;
  const portal = portalOf(taken.portal)?.name;
  if (portal === undefined || transport === "feed") throw new Error(`Nothing is sent to ${taken.portal}.`);
  return { transport: transport as PushTarget["transport"], portal, organizationId, propertyId, revision, externalId };
}

/** What is to be sent, unless the portal does not take it as it is by now, or has it. */
function sendable({ sentDigest, listed, status, options }: ClaimedPublication, portal: PortalName, property: Listing) {
  const { publications: _, version: propertyVersion, updatedAt: __, ...listing } = property;
  const breaches = breachesOf(portal, PORTAL_SPECS[portal], property);
  if (breaches.length > 0) return { unfit: inWords(breaches) };
  const pushed = { listing, options: options as PublishOptions };
  const digest = createHash("sha256").update(JSON.stringify(pushed)).digest("base64url");
  const isSame = digest === sentDigest && (listed || status === "publishing");
  return { digest, propertyVersion, ...(isSame ? { isSame } : { listing: pushed }) };
}

function said(transport: PortalTransport, { action, target, listing }: Plan, signal: AbortSignal) {
  if (action === "withdraw") return transport.withdraw(target, signal);
  if (action === "check") return transport.state(target, signal);
  return listing ? transport.put(target, listing, signal) : Promise.resolve(undefined);
}
