import { STALE_VERSION } from "@orrery/operation";
import { z } from "zod";
import { assertVersion, expectedVersion, unlessOvertaken } from "../../fields/version.ts";
import { operation } from "../../kernel.ts";
import { createWebhook } from "./create-webhook.ts";
import {
  MintedWebhookOutput,
  overlapping,
  ROTATION_LIMIT_REACHED,
  WEBHOOK_ENDPOINT_NOT_FOUND,
  WEBHOOK_ENDPOINT_SELECT,
  WebhookEndpointId,
  WebhookEndpointOutput,
  webhooksWrite,
  withoutSecret,
} from "./webhook-endpoint.ts";

const OVERLAP_MS = 24 * 3_600_000;
/** Each secret that overlaps makes one more signature. */
const OVERLAPS_MAX = 5;

/** Each secret keeps its own 24 h, however many rotations follow each other (CONTRACTS.md, "Webhook delivery"). */
export const rotateSecret = operation({
  name: "webhooks.rotateSecret",
  summary: "Gives a webhook a new `secret`, shown this once. The one before signs as well for 24 hours.",
  mode: "write",
  scope: webhooksWrite,
  rate: "webhook-management",
  destroys: true,
  input: z.object({ id: WebhookEndpointId, expectedVersion }),
  output: MintedWebhookOutput,
  errors: [WEBHOOK_ENDPOINT_NOT_FOUND, ROTATION_LIMIT_REACHED, STALE_VERSION],
  example: { input: async (world) => ({ id: (await world.run(createWebhook)).id }) },
  redact: withoutSecret,
  async handle({ input: { id, expectedVersion: expected }, db, webhookSecrets, now, fail }) {
    const all = { ...WEBHOOK_ENDPOINT_SELECT, secret: true };
    const { secret: before, ...endpoint } =
      (await db.webhookEndpoint.findUnique({ where: { id }, select: all })) ?? fail(WEBHOOK_ENDPOINT_NOT_FOUND);
    const { version } = endpoint;
    assertVersion(fail, expected, endpoint, WebhookEndpointOutput);
    const earlier = overlapping(endpoint.previousSecrets, now);
    if (earlier.length >= OVERLAPS_MAX) fail(ROTATION_LIMIT_REACHED, { max: OVERLAPS_MAX });
    const until = new Date(now.getTime() + OVERLAP_MS).toISOString();
    const secret = webhookSecrets.generate();
    const row = await unlessOvertaken(
      db.webhookEndpoint.update({
        where: { id, version },
        data: {
          secret: webhookSecrets.seal(id, secret),
          previousSecrets: [...earlier, { secret: Buffer.from(before).toString("base64"), until }].map((one) => ({
            ...one,
          })),
          version: version + 1,
        },
        select: WEBHOOK_ENDPOINT_SELECT,
      }),
    );
    return { ...row, secret };
  },
});
