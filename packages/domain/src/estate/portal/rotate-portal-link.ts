import { z } from "zod";
import { operation } from "../../kernel.ts";
import { propertiesPublish } from "../publication/publication.ts";
import { nextPortal, PORTAL_NOT_FOUND, PortalLinkView, portalLink, rotated, toPortalLinkView } from "./portal-link.ts";
import { portalOf } from "./portal-spec.ts";

/** Another address for a portal. The one before is good no more, at once. */
export const rotatePortalLink = operation({
  name: "portals.rotateLink",
  summary: "Gives a portal another address; the one before is good no more.",
  mode: "write",
  scope: propertiesPublish,
  rate: "write",
  destroys: true,
  input: z.object({ portal: z.string().max(50) }),
  output: PortalLinkView,
  errors: [PORTAL_NOT_FOUND],
  example: { input: (world) => ({ portal: nextPortal(world) }) },
  redact: (output) => ({ ...output, url: null }),
  async handle({ input: { portal }, db, portalAddresses, fail }) {
    const { name } = portalOf(portal) ?? fail(PORTAL_NOT_FOUND);
    return toPortalLinkView(portalAddresses, await rotated(db, await portalLink(db, name)));
  },
});
