import type { Fail } from "@orrery/operation";
import type { WebhookTargets } from "./ports.ts";
import { WEBHOOK_TARGET_REFUSED } from "./webhook-endpoint.ts";

/** How long looking a host up may take. */
export const TARGET_TIMEOUT_MS = 10_000;

interface Work {
  readonly webhookTargets: WebhookTargets;
  readonly fail: Fail<typeof WEBHOOK_TARGET_REFUSED>;
  readonly signal: AbortSignal;
}

/** Ends the operation where nothing may be sent to a URL, in the guard's words. Never inside a transaction: it asks the DNS. */
export async function assertTarget({ webhookTargets, fail, signal }: Work, url: string): Promise<void> {
  const problem = await webhookTargets.problemOf(url, signal);
  if (problem !== undefined) fail(WEBHOOK_TARGET_REFUSED, undefined, problem);
}
