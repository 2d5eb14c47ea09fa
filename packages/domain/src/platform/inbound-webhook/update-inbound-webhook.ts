import { holds, invalidInput, SCOPE_REQUIRED, STALE_VERSION } from "@orrery/operation";
import { z } from "zod";
import { leadsWrite } from "../../estate/lead/lead.ts";
import { assertVersion, expectedVersion, unlessOvertaken } from "../../fields/version.ts";
import { operation } from "../../kernel.ts";
import { webhooksWrite } from "../webhook/webhook-endpoint.ts";
import { createInboundWebhook } from "./create-inbound-webhook.ts";
import { inboundFields } from "./inbound-input.ts";
import {
  INBOUND_STATUSES,
  INBOUND_WEBHOOK_NOT_FOUND,
  INBOUND_WEBHOOK_SELECT,
  InboundWebhookId,
  InboundWebhookOutput,
  verificationOf,
} from "./inbound-webhook.ts";

/** Nothing but `none` verifies without a secret. */
const SECRET_MISSING = "Must be given with this scheme: there is none so far.";

/** A merge patch (RFC 7396): what is absent stays. A mapping or a signature is replaced as a whole. */
export const updateInboundWebhook = operation({
  name: "inboundWebhooks.update",
  summary:
    "Changes how an inbound webhook verifies and maps what comes in, its secret, or disables or enables it. Its address stays.",
  mode: "write",
  scope: webhooksWrite,
  rate: "webhook-management",
  input: z.object({
    id: InboundWebhookId,
    expectedVersion,
    ...z.object(inboundFields).partial().shape,
    status: z.enum(INBOUND_STATUSES).optional(),
  }),
  output: InboundWebhookOutput,
  errors: [INBOUND_WEBHOOK_NOT_FOUND, SCOPE_REQUIRED, STALE_VERSION],
  example: {
    input: async (world) => ({ id: (await world.run(createInboundWebhook)).id, name: world.unique("Form ") }),
  },
  async handle({ input, principal, db, webhookSecrets, fail }) {
    const { id, expectedVersion: expected, signature, deduplication, secret, name, mapping, status } = input;
    if (!holds(principal, leadsWrite)) fail(SCOPE_REQUIRED, { scope: leadsWrite.name });
    const select = { ...INBOUND_WEBHOOK_SELECT, secret: true };
    const { secret: sealed, ...inbound } =
      (await db.inboundWebhook.findUnique({ where: { id }, select })) ?? fail(INBOUND_WEBHOOK_NOT_FOUND);
    const { version } = inbound;
    assertVersion(fail, expected, inbound, InboundWebhookOutput);
    const before = verificationOf(inbound);
    const verification = {
      signature: signature ?? before.signature,
      deduplication: deduplication === undefined ? before.deduplication : deduplication,
    };
    if (verification.signature.scheme !== "none" && sealed === null && secret === undefined) {
      throw invalidInput([{ path: "secret", message: SECRET_MISSING }]);
    }
    return unlessOvertaken(
      db.inboundWebhook.update({
        where: { id, version },
        data: {
          verification,
          ...(name !== undefined && { name }),
          ...(mapping !== undefined && { mapping }),
          ...(status !== undefined && { status }),
          ...(secret !== undefined && { secret: webhookSecrets.seal(id, secret) }),
          version: version + 1,
        },
        select: INBOUND_WEBHOOK_SELECT,
      }),
    );
  },
});
