import { Failure, reason } from "@orrery/operation";
import { z } from "zod";
import { text } from "../../fields/text.ts";
import { publicOperation } from "../../kernel.ts";
import { createProperty } from "../property/create-property.ts";
import { PropertyId } from "../property/property.ts";
import { uploadImage } from "../property-image/upload-image.ts";
import { propertyPublished, propertyUnpublished } from "../publication/publication-events.ts";
import { publishProperty } from "../publication/publish-property.ts";
import { mayReport } from "../publication/report-publication.ts";
import { getPortalLink } from "./get-portal-link.ts";
import type { PortalReport } from "./publishing-ports.ts";

const CALLBACK_NOT_FOUND = reason("CALLBACK_NOT_FOUND", "NOT_FOUND", "This address is not valid, or not any more.");
/** In `details.issues`: what is wrong with it. */
const CALLBACK_INVALID = reason("CALLBACK_INVALID", "BAD_REQUEST", "The body is not what a portal tells.");

const bytes = z.custom<Uint8Array>((given) => given instanceof Uint8Array, { error: "Must be bytes." });

const TEXT_MAX = 2_000;
const webUrl = text(TEXT_MAX).pipe(z.url({ protocol: /^https?$/ }));

/** What a portal says of a listing, as it writes it: the answer of `GET` in docs/portals.md with the listing's id. */
const Callback = z
  .object({
    listingId: PropertyId,
    id: text(TEXT_MAX).optional(),
    state: z.enum(["accepted", "pending", "rejected", "removed"]),
    url: webUrl.nullish(),
    reasons: z.array(text(TEXT_MAX)).max(50).nullish(),
    revision: z.int().min(1).nullish(),
  })
  .refine(({ state, id }) => id !== undefined || state === "rejected" || state === "removed", {
    path: ["id"],
    error: "Must be given.",
  });

/**
 * Takes what a portal tells of a listing by itself: that it has accepted, refused or removed it. The address is the portal's
 * credential. What was told before changes nothing.
 */
export const receiveCallback = publicOperation({
  name: "portals.callback",
  summary: "Takes what a portal tells of a listing, at the address that it was given.",
  mode: "exchange",
  rate: "write",
  input: z.object({
    token: z.string().max(200).describe("What the address ends with. Treat it as a secret."),
    body: bytes,
    headers: z.record(z.string(), z.string()),
  }),
  output: z.object({ received: z.literal(true) }),
  errors: [CALLBACK_NOT_FOUND, CALLBACK_INVALID],
  emits: [propertyPublished, propertyUnpublished],
  internal: "Portals send bytes over REST alone, to the address that they were given.",
  example: {
    async input(world) {
      const { id } = await world.run(createProperty, { status: "active" });
      await world.run(uploadImage, { propertyId: id });
      await world.run(publishProperty, { id, portals: ["json-push"] });
      const { url } = await world.run(getPortalLink, { portal: "json-push" });
      const body = { listingId: id, state: "accepted", id: "A-1", url: "https://portal.example.com/A-1" };
      return { token: url?.split("/").at(-1) ?? "", body: Buffer.from(JSON.stringify(body)), headers: {} };
    },
    emits: [propertyPublished],
  },
  async handle({ input: { token, body }, origin, portalAddresses, portalIntake, fail }) {
    const link = portalAddresses.read("callback", token);
    const caller = (link && (await portalIntake.find(link))) ?? fail(CALLBACK_NOT_FOUND);
    if (!mayReport(caller.portal)) fail(CALLBACK_NOT_FOUND);
    await portalIntake.report(caller, reportOf(body), origin.requestId);
    return { received: true as const };
  },
});

function reportOf(body: Uint8Array): PortalReport {
  const { data, error } = Callback.safeParse(parsed(body));
  if (!data) {
    const issues = error.issues.map(({ path, message }) => ({ path: path.join("."), message }));
    throw Failure.of(CALLBACK_INVALID, { issues });
  }
  const { listingId: propertyId, state, reasons, revision } = data;
  const said = { reasons: reasons ?? [] };
  const found = { externalId: data.id ?? "", url: data.url ?? null };
  const answer = state === "accepted" || state === "pending" ? { kind: state, ...found } : { kind: state, ...said };
  return { propertyId, answer, revision: revision ?? undefined };
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw Failure.of(CALLBACK_INVALID, { issues: [{ path: "", message: "Must be a JSON object." }] });
  }
}
