import type { Verification } from "./inbound-webhook.ts";
import type { InboundMapping } from "./mapping.ts";
import type { Signing } from "./signature.ts";

/** What inbound webhooks need beside the data; the server gives it. */
export interface InboundPorts {
  readonly inboundTokens: InboundTokens;
  readonly inboundIntake: InboundIntake;
}

/** Makes the tokens that addresses of inbound webhooks hold. Nobody else can make one that looks like it. */
export interface InboundTokens {
  generate(): { readonly token: string; readonly hash: Uint8Array<ArrayBuffer> };
  /** Under which it is kept; undefined for what was never given out. */
  hashOf(token: string): Uint8Array<ArrayBuffer> | undefined;
  /** Where others send to. */
  urlOf(token: string): string;
}

/** An inbound webhook, as what comes in is treated by it. */
export interface InboundSource {
  readonly id: string;
  readonly organizationId: string;
  readonly signing: Signing;
  readonly deduplication: Verification["deduplication"];
  /** Undefined where nothing is signed. */
  readonly secret: string | undefined;
  readonly mapping: InboundMapping;
}

/** One message, for the log of what came in. */
export interface InboundEntry {
  /** Of one that was accepted alone. */
  readonly externalId?: string | undefined;
  readonly outcome: "accepted" | "duplicate" | "rejected";
  /** What it is answered with. */
  readonly status: number;
  readonly error?: string | undefined;
  readonly leadId?: string | undefined;
  /** The beginning of what came. */
  readonly body: string;
}

/** Brings in what was sent, on the inbound webhook's account. */
export interface InboundIntake {
  /** Undefined where there is none, or it is disabled. */
  find(hash: Uint8Array<ArrayBuffer>): Promise<InboundSource | undefined>;
  /** Whether something with the sender's id was accepted before. */
  isKnown(source: InboundSource, externalId: string): Promise<boolean>;
  /**
   * Invokes `leads.create`: once for each of the sender's ids, also where several come at the same time.
   * @throws Failure as that does
   */
  createLead(
    source: InboundSource,
    lead: Readonly<Record<string, unknown>>,
    message: { readonly externalId: string | undefined; readonly address: string; readonly requestId: string },
  ): Promise<{ readonly leadId: string | undefined; readonly isRepetition: boolean }>;
  /** @returns the entry's id */
  note(source: InboundSource, entry: InboundEntry): Promise<string>;
}
