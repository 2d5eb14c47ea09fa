import { STALE_VERSION } from "@orrery/operation";
import { z } from "zod";
import { assertVersion, expectedVersion, unlessOvertaken } from "../../fields/version.ts";
import { operation } from "../../kernel.ts";
import { rotateSecret } from "./rotate-secret.ts";
import {
  overlapEnd,
  WEBHOOK_ENDPOINT_NOT_FOUND,
  WEBHOOK_ENDPOINT_SELECT,
  WebhookEndpointId,
  WebhookEndpointOutput,
  webhooksWrite,
} from "./webhook-endpoint.ts";

/** Where no secret overlaps, there is nothing to do. */
export const finishRotation = operation({
  name: "webhooks.finishRotation",
  summary: "Ends a rotation's overlap now: the new secret alone signs from here on.",
  mode: "write",
  scope: webhooksWrite,
  rate: "webhook-management",
  destroys: true,
  input: z.object({ id: WebhookEndpointId, expectedVersion }),
  output: WebhookEndpointOutput,
  errors: [WEBHOOK_ENDPOINT_NOT_FOUND, STALE_VERSION],
  example: { input: async (world) => ({ id: (await world.run(rotateSecret)).id }) },
  async handle({ input: { id, expectedVersion: expected }, db, fail }) {
    const select = WEBHOOK_ENDPOINT_SELECT;
    const endpoint =
      (await db.webhookEndpoint.findUnique({ where: { id }, select })) ?? fail(WEBHOOK_ENDPOINT_NOT_FOUND);
    const { version } = endpoint;
    assertVersion(fail, expected, endpoint, WebhookEndpointOutput);
    if (overlapEnd(endpoint.previousSecrets) === null) return endpoint;
    const data = { previousSecrets: [], version: version + 1 };
    return unlessOvertaken(db.webhookEndpoint.update({ where: { id, version }, data, select }));
  },
});
