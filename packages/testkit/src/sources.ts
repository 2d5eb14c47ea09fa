import type { Database } from "@orrery/db";
import type { MailPorts, VisitorPorts } from "@orrery/domain";
import type { Kernel } from "@orrery/operation";
import { mailPorts, visitorPorts } from "@orrery/server";
import { TEST_ROOT_SECRET } from "./estate.ts";

/** What leads come in by, of a kernel without a server: what visitors send comes by `kernel`. */
export function testSources({ system }: Database, kernel: () => Kernel): MailPorts & VisitorPorts {
  return { ...mailPorts("leads.test"), ...visitorPorts({ system, rootSecret: TEST_ROOT_SECRET, kernel }) };
}
