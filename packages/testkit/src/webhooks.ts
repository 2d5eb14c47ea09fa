import { createOutgoing, type Outgoing } from "@orrery/connectors";
import type { Database } from "@orrery/db";
import { type InboundPorts, registry, type WebhookPorts } from "@orrery/domain";
import type { Kernel } from "@orrery/operation";
import { hookKeysOf, inboundPorts, sealingKeysOf, webhookPorts } from "@orrery/server";
import { TEST_ROOT_SECRET, TEST_URL } from "./estate.ts";
import { withExamplePortal } from "./integrations.ts";

let outgoing: Outgoing | undefined;

/**
 * The real guard, which allows this machine, over a name server of its own: `*.example.com` is public, `*.internal` is
 * not, and nothing else is known.
 */
export function testOutgoing(): Outgoing {
  outgoing ??= withExamplePortal(
    createOutgoing({
      loopback: true,
      async resolve(host) {
        if (host === "localhost") return [{ address: "127.0.0.1", family: 4 }];
        if (host.endsWith(".example.com")) return [{ address: "93.184.215.14", family: 4 }];
        if (host.endsWith(".internal")) return [{ address: "10.1.2.3", family: 4 }];
        throw new Error("ENOTFOUND");
      },
    }),
  );
  return outgoing;
}

/** Webhooks of a kernel without a server: nothing is sent, and what others send comes by `kernel`. */
export function testWebhooks({ system }: Database, kernel: () => Kernel): WebhookPorts & InboundPorts {
  const webhooks = webhookPorts({
    sealingKeys: sealingKeysOf({ rootSecret: TEST_ROOT_SECRET }),
    outgoing: testOutgoing(),
    types: registry.events,
    engine: { wake: async () => undefined },
  });
  const inbound = {
    system,
    secrets: webhooks.webhookSecrets,
    tokenKeys: hookKeysOf({ rootSecret: TEST_ROOT_SECRET }),
    kernel,
  };
  return { ...webhooks, ...inboundPorts({ ...inbound, publicUrl: () => TEST_URL }) };
}
