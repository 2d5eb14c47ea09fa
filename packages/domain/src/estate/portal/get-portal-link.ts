import { z } from "zod";
import { operation } from "../../kernel.ts";
import { propertiesPublish } from "../publication/publication.ts";
import { nextPortal, PORTAL_NOT_FOUND, PortalLinkView, portalLink, toPortalLinkView } from "./portal-link.ts";
import { portalOf } from "./portal-spec.ts";

/** The address to give to a portal: of its feed, or to call (`POST /v1/portals/{portal}/link`). It stays the same until it is rotated. */
export const getPortalLink = operation({
  name: "portals.link",
  summary: "Gives the address that a portal reads the organization's feed at, or calls.",
  mode: "write",
  scope: propertiesPublish,
  rate: "write",
  input: z.object({ portal: z.string().max(50) }),
  output: PortalLinkView,
  errors: [PORTAL_NOT_FOUND],
  example: { input: (world) => ({ portal: nextPortal(world) }) },
  redact: (output) => ({ ...output, url: null }),
  async handle({ input: { portal }, db, portalAddresses, fail }) {
    const { name } = portalOf(portal) ?? fail(PORTAL_NOT_FOUND);
    return toPortalLinkView(portalAddresses, await portalLink(db, name));
  },
});
