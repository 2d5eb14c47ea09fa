import { createJsonPush, type Outgoing } from "@orrery/connectors";
import type { SystemDb } from "@orrery/db";
import {
  type PortalCaller,
  type PortalConnections,
  type PortalIntake,
  type PublishingPorts,
  portalOf,
  reportPublication,
} from "@orrery/domain";
import type { Kernel } from "@orrery/operation";
import { invokingAsOperator } from "../invoking.ts";
import type { Keys } from "../secret.ts";
import { portalAddresses } from "./portal-addresses.ts";
import { portalTransport } from "./portal-transport.ts";

export interface PortalParts {
  readonly system: SystemDb;
  readonly addressKeys: Keys;
  publicUrl(): string;
  readonly outgoing: Pick<Outgoing, "dispatcher">;
  readonly connections: PortalConnections;
  /** Without limits: what calls was let in by its address. */
  kernel(): Kernel;
}

/** What publishing asks of the outside world. */
export function portalPorts({ connections, outgoing, ...parts }: PortalParts): PublishingPorts {
  return {
    portalConnections: connections,
    portalTransport: portalTransport(connections, createJsonPush(outgoing)),
    portalAddresses: portalAddresses(parts.addressKeys, parts.publicUrl),
    portalIntake: portalIntake(parts),
  };
}

function portalIntake({ system, kernel }: Pick<PortalParts, "system" | "kernel">): PortalIntake {
  return {
    find: (link) => findLink(system, link),
    async report({ linkId, organizationId, portal }, { propertyId, answer, revision }, requestId) {
      const invoke = invokingAsOperator(kernel(), organizationId, requestId);
      const heard =
        answer.kind === "rejected" || answer.kind === "removed" ? { ...answer, reasons: [...answer.reasons] } : answer;
      await invoke(reportPublication, { portal, propertyId, answer: heard, revision });
      await system.portalLink.update({ where: { id: linkId }, data: { usedAt: new Date() } });
    },
  };
}

/** Whose an address is, if it is still good. */
export async function findLink(
  system: SystemDb,
  { id, generation }: { readonly id: string; readonly generation: number },
): Promise<PortalCaller | undefined> {
  const row = await system.portalLink.findUnique({
    where: { id, generation },
    select: { organizationId: true, portal: true },
  });
  const portal = row && portalOf(row.portal);
  return portal ? { linkId: id, organizationId: row.organizationId, portal: portal.name } : undefined;
}
