import type { WebhookDialect } from "./dialects.ts";

/** What webhooks need beside the data; the server gives it. */
export interface WebhookPorts {
  readonly webhookSecrets: WebhookSecrets;
  readonly webhookTargets: WebhookTargets;
  readonly webhookBodies: WebhookBodies;
  readonly webhookEngine: WebhookEngine;
}

/** Makes secrets, and encrypts those that must be read again, under a key of the root secret. */
export interface WebhookSecrets {
  /** `whsec_` and the Base64 of 24 random bytes, as Standard Webhooks has it. */
  generate(): string;
  /** @param ownerId whose secret it is (an endpoint's or inbound webhook's id): it can be read for that alone. */
  seal(ownerId: string, secret: string): Uint8Array<ArrayBuffer>;
  /** @throws Error for what was sealed for another owner, under another root secret, or has been changed. */
  open(ownerId: string, sealed: Uint8Array): string;
}

/** Guards what may be sent to (CONTRACTS.md, "A target must be a public address over HTTPS"). */
export interface WebhookTargets {
  /** Resolves the host now. @returns in one sentence why nothing may be sent there; undefined where it may. */
  problemOf(url: string, signal: AbortSignal): Promise<string | undefined>;
}

/** One event as a sample of it is to say. */
export interface WebhookSample {
  readonly dialect: WebhookDialect;
  readonly type: string;
  /** What its `webhook-id` is. */
  readonly eventId: string;
  /** Whose event it would be. */
  readonly organization: { readonly id: string; readonly slug: string };
  readonly createdAt: Date;
}

/** Writes bodies in each dialect. */
export interface WebhookBodies {
  /** The types of events that a dialect's document lists, which are what `*` means in it; undefined where that is all there are. */
  typesOf(dialect: WebhookDialect): readonly string[] | undefined;
  /**
   * A whole body of made-up data, as the dialect sends it, to the byte: every field that an event of this type has is there.
   */
  sample(sample: WebhookSample): string;
}

/** What sends: the table of deliveries is its truth, and it reads the endpoint's row again before each attempt. */
export interface WebhookEngine {
  /**
   * Has an endpoint's due deliveries looked for, in the commit of the caller's transaction: after a redelivery, a replay, a
   * test, and when it is enabled. Pending deliveries of an endpoint that is disabled or gone are not sent.
   */
  wake(organizationId: string, endpointId: string): Promise<void>;
}
