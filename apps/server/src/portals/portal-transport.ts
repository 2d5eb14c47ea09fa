import type { JsonPush, PushAccess, PushAnswer } from "@orrery/connectors";
import type { PortalAnswer, PortalConnections, PortalTransport, PushTarget } from "@orrery/domain";
import { ACCESS_REFUSED } from "../integrations/connections.ts";

/** How listings get to portals: over HTTP with the brokerage's access, or, of test keys, nowhere. */
export function portalTransport(connections: PortalConnections, push: JsonPush): PortalTransport {
  const by = (target: PushTarget, ask: (access: PushAccess) => Promise<PushAnswer>) => pushed(connections, target, ask);
  return {
    put(target, { listing, options }, signal) {
      if (target.transport === "sandbox") return accepted(target);
      const body = { revision: target.revision, listing, options };
      return by(target, (access) => push.put(access, target.propertyId, body, signal));
    },
    withdraw(target, signal) {
      if (target.transport === "sandbox") return Promise.resolve({ kind: "withdrawn" });
      return by(target, (access) => push.withdraw(access, target.propertyId, signal));
    },
    state(target, signal) {
      if (target.transport === "sandbox") return accepted(target);
      return by(target, (access) => push.state(access, target.propertyId, signal));
    },
  };
}

/** The sandbox takes everything at once. */
const accepted = async ({ propertyId }: PushTarget): Promise<PortalAnswer> => ({
  kind: "accepted",
  externalId: `sandbox-${propertyId}`,
  url: null,
});

/** A token may end between two requests: what it is refused for is asked once more with another. */
async function pushed(
  connections: PortalConnections,
  { organizationId, portal }: PushTarget,
  ask: (access: PushAccess) => Promise<PushAnswer>,
): Promise<PortalAnswer> {
  for (const isNew of [false, true]) {
    const access = await connections.accessOf(organizationId, portal).catch((error: Error) => error);
    // The connection shows by itself what is wrong with it.
    if (access instanceof Error) return failed(`No access to the portal could be had: ${access.message}`);
    if (!access) return failed("The organization is not connected to the portal, or has to connect again.");
    const said = await ask(access);
    if (said.kind !== "unauthorized") {
      const outcome = said.kind === "failed" ? { error: said.error } : "succeeded";
      // What the portal has said counts, also where it can't be shown.
      await connections.note(organizationId, portal, outcome).catch(() => undefined);
      return said;
    }
    await connections.refused(organizationId, portal, access.accessToken, isNew);
  }
  return failed(ACCESS_REFUSED);
}

const failed = (error: string): PortalAnswer => ({ kind: "failed", error });
