import type { JsonPush, PushAccess, PushAnswer } from "@orrery/connectors";
import type { PortalAnswer, PortalConnections, PortalTransport, PushTarget } from "@orrery/domain";

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
  const answer = await withAccess(connections, organizationId, portal, ask);
  const said: PortalAnswer =
    answer.kind === "unauthorized"
      ? { kind: "failed", error: "The portal refuses the organization's access (401): it has to be connected again." }
      : answer;
  // What the portal has said counts, also where it can't be shown.
  const outcome = said.kind === "failed" ? { error: said.error } : "succeeded";
  await connections.note(organizationId, portal, outcome).catch(() => undefined);
  return said;
}

const TRIES = 2;

async function withAccess(
  connections: PortalConnections,
  organizationId: string,
  portal: PushTarget["portal"],
  ask: (access: PushAccess) => Promise<PushAnswer>,
): Promise<PushAnswer> {
  let answer: PushAnswer = { kind: "unauthorized" };
  for (let left = TRIES; left > 0 && answer.kind === "unauthorized"; left -= 1) {
    const access = await connections.accessOf(organizationId, portal).catch((error: Error) => error);
    if (access instanceof Error)
      return { kind: "failed", error: `No access to the portal could be had: ${access.message}` };
    if (!access)
      return { kind: "failed", error: "The organization is not connected to the portal, or has to connect again." };
    answer = await ask(access);
    if (answer.kind === "unauthorized") await connections.refused(organizationId, portal, access.accessToken);
  }
  return answer;
}
