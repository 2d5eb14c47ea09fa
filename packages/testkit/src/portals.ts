import type { Database } from "@orrery/db";
import type { PortalConnections, PublishingPorts } from "@orrery/domain";
import type { Kernel } from "@orrery/operation";
import { portalKeyOf, portalPorts, sendingPublications } from "@orrery/server";
import { jobSenderOf } from "./database.ts";
import { TEST_ROOT_SECRET, TEST_URL } from "./estate.ts";
import { testOutgoing } from "./webhooks.ts";

/** Publishing of a kernel without a server: nobody is connected, unless told. */
export function testPortals(
  { system }: Database,
  kernel: () => Kernel,
  connections?: PortalConnections,
): PublishingPorts {
  const addressKey = portalKeyOf(TEST_ROOT_SECRET);
  return portalPorts({ system, addressKey, publicUrl: () => TEST_URL, outgoing: testOutgoing(), connections, kernel });
}

/** The database's store, whose transactions send publications' jobs as a server's do. */
export const testStore = (database: Database): Database["store"] =>
  sendingPublications(database.store, async (...job) => (await jobSenderOf(database)).send(...job));
