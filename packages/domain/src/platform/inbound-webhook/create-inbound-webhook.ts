import { randomUUID } from "node:crypto";
import { holds, SCOPE_REQUIRED } from "@orrery/operation";
import { z } from "zod";
import { leadsWrite } from "../../estate/lead/lead.ts";
import { operation } from "../../kernel.ts";
import { webhooksWrite } from "../webhook/webhook-endpoint.ts";
import { inboundFields } from "./inbound-input.ts";
import {
  INBOUND_LIMIT_REACHED,
  INBOUND_MAX,
  INBOUND_TARGETS,
  INBOUND_WEBHOOK_SELECT,
  MintedInboundOutput,
  withoutAddress,
} from "./inbound-webhook.ts";

/** Nobody lets others do what they may not do themselves. */
export const createInboundWebhook = operation({
  name: "inboundWebhooks.create",
  summary:
    "Creates an address that others send to: what comes in becomes a lead. The address and its secret are shown this once.",
  mode: "write",
  scope: webhooksWrite,
  rate: "webhook-management",
  input: z.object({
    name: inboundFields.name,
    target: z.enum(INBOUND_TARGETS).default("lead"),
    signature: inboundFields.signature.optional(),
    secret: inboundFields.secret.optional(),
    deduplication: inboundFields.deduplication.optional(),
    mapping: inboundFields.mapping,
  }),
  output: MintedInboundOutput,
  errors: [SCOPE_REQUIRED, INBOUND_LIMIT_REACHED],
  example: {
    input: (world) => ({
      name: world.unique("Website form "),
      signature: { scheme: "hmac_sha256_hex" as const, header: "X-Orkasa-Signature", prefix: "sha256=" },
      deduplication: { path: "event_id" },
      mapping: { name: { paths: ["data.name"] }, email: { paths: ["data.email"] }, source: { value: "website" } },
    }),
  },
  redact: withoutAddress,
  async handle({ input, principal, db, webhookSecrets, inboundTokens, fail }) {
    const { name, target, mapping, deduplication = null, signature = { scheme: "standard" } } = input;
    if (!holds(principal, leadsWrite)) fail(SCOPE_REQUIRED, { scope: leadsWrite.name });
    if ((await db.inboundWebhook.count()) >= INBOUND_MAX) fail(INBOUND_LIMIT_REACHED, { max: INBOUND_MAX });
    const id = randomUUID();
    const secret = signature.scheme === "none" ? null : (input.secret ?? webhookSecrets.generate());
    const { token, hash: tokenHash } = inboundTokens.generate();
    const row = await db.inboundWebhook.create({
      data: {
        id,
        name,
        target,
        tokenHash,
        secret: secret === null ? null : webhookSecrets.seal(id, secret),
        verification: { signature, deduplication },
        mapping,
      },
      select: INBOUND_WEBHOOK_SELECT,
    });
    return { ...row, token, url: inboundTokens.urlOf(token), secret };
  },
});
