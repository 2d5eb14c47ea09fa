import type { Listing } from "./portal-spec.ts";
import type { PortalName } from "./portals.ts";
import type { PortalConnections } from "./ports.ts";

/** What publishing needs beside the data; the server gives it. */
export interface PublishingPorts {
  readonly portalConnections: PortalConnections;
  readonly portalTransport: PortalTransport;
  readonly portalAddresses: PortalAddresses;
  readonly portalIntake: PortalIntake;
}

/** How publications get to their portal. `sandbox` reaches nobody: it is what test keys publish through. */
export const TRANSPORTS = ["push", "feed", "sandbox"] as const;
export type Transport = (typeof TRANSPORTS)[number];

/** A listing on one portal. */
export interface PushTarget {
  readonly transport: Exclude<Transport, "feed">;
  readonly portal: PortalName;
  readonly organizationId: string;
  readonly propertyId: string;
  /** Goes up with each change of the listing: a portal keeps the highest. */
  readonly revision: number;
  readonly externalId: string | null;
}

/** What a portal says of a listing, or why it could not be asked. */
export type PortalAnswer =
  | { readonly kind: "accepted"; readonly externalId: string; readonly url: string | null }
  | { readonly kind: "pending"; readonly externalId: string; readonly url: string | null }
  | { readonly kind: "rejected"; readonly reasons: readonly string[] }
  | { readonly kind: "removed"; readonly reasons: readonly string[] }
  | { readonly kind: "withdrawn" }
  | { readonly kind: "failed"; readonly error: string; readonly retryAfterMs?: number | undefined };

/** Reaches portals. It answers with what went wrong rather than throwing it; it throws where it is told to stop (`signal`). */
export interface PortalTransport {
  put(target: PushTarget, listing: PushedListing, signal: AbortSignal): Promise<PortalAnswer>;
  withdraw(target: PushTarget, signal: AbortSignal): Promise<PortalAnswer>;
  /** What has become of a listing that was sent. */
  state(target: PushTarget, signal: AbortSignal): Promise<PortalAnswer>;
}

/** What is said with a request to publish. A portal takes of it what it knows. */
export interface PublishOptions {
  readonly reference?: string | undefined;
  readonly locationDetail?: string | undefined;
  readonly newBuild?: boolean | undefined;
  readonly leasehold?: boolean | undefined;
  readonly partOwnership?: boolean | undefined;
}

export interface PushedListing {
  readonly listing: Omit<Listing, "publications" | "version" | "updatedAt">;
  readonly options: PublishOptions;
}

/** What an address of a portal is for: reading a feed, or telling what has become of listings. */
export type AddressPurpose = "feed" | "callback";

/** Makes the addresses that portals have, which are their only credential. */
export interface PortalAddresses {
  urlOf(purpose: AddressPurpose, link: { readonly id: string; readonly generation: number }): string;
  /** What a token was made of; undefined for one that was never given out. */
  read(purpose: AddressPurpose, token: string): { readonly id: string; readonly generation: number } | undefined;
}

/** What a portal tells of a listing by itself. */
export interface PortalReport {
  /** Our property. */
  readonly propertyId: string;
  readonly answer: Exclude<PortalAnswer, { kind: "failed" | "withdrawn" }>;
  /** Of which of ours it speaks; the last, unless told. */
  readonly revision?: number | undefined;
}

/** Takes in what portals tell, on the account of the organization whose address they called. */
export interface PortalIntake {
  /** Undefined where the address is good no more. */
  find(link: { readonly id: string; readonly generation: number }): Promise<PortalCaller | undefined>;
  /** @throws Failure as `publications.report` does */
  report(caller: PortalCaller, report: PortalReport, requestId: string): Promise<void>;
}

export interface PortalCaller {
  readonly linkId: string;
  readonly organizationId: string;
  readonly portal: PortalName;
}
