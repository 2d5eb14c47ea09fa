import type { Database } from "@orrery/db";
import type { PortalConnections, PublishingPorts } from "@orrery/domain";
import type { Kernel } from "@orrery/operation";
import { portalKeysOf, portalPorts, sendingPublications } from "@orrery/server";
import { jobSenderOf } from "./database.ts";
import { TEST_ROOT_SECRET, TEST_URL } from "./estate.ts";
import { testOutgoing } from "./webhooks.ts";

/** A connection that leads nowhere: to what is published over it nothing happens. */
const UNUSED: PortalConnections = {
  accessOf: async () => ({ apiUrl: "http://127.0.0.1:1", accessToken: "unused" }),
  refused: async () => undefined,
  note: async () => undefined,
};

/** Publishing of a kernel without a server: connected to nowhere, unless told. */
export function testPortals(
  { system }: Database,
  kernel: () => Kernel,
  connections: PortalConnections = UNUSED,
): PublishingPorts {
  const addressKeys = portalKeysOf({ rootSecret: TEST_ROOT_SECRET });
  return portalPorts({ system, addressKeys, publicUrl: () => TEST_URL, outgoing: testOutgoing(), connections, kernel });
}

/** The database's store, whose transactions send publications' jobs as a server's do. */
export const testStore = (database: Database): Database["store"] =>
  sendingPublications(database.store, async (...job) => (await jobSenderOf(database)).send(...job));
