import type { PortalName } from "./portals.ts";

/** A portal's access for one brokerage, as a request to it needs it. */
export interface PortalAccess {
  /** Where the portal's API is, without a slash at the end. */
  readonly apiUrl: string;
  /** Good for at least a minute; one that lives shorter, for most of its life. */
  readonly accessToken: string;
}

/** A portal gave no access, though it may the next time. */
export class PortalUnavailable extends Error {
  override readonly name = "PortalUnavailable";
}

/** What publishing needs of a brokerage's connections. */
export interface PortalConnections {
  /**
   * Refreshed before it expires, once across processes. Undefined where the brokerage is not connected, or its connection
   * needs a person again.
   * @throws PortalUnavailable where it could not be refreshed now: it is worth another try
   */
  accessOf(organizationId: string, portal: PortalName): Promise<PortalAccess | undefined>;
  /**
   * The portal has refused this token although it should be good: the next `accessOf` gives another, or none.
   * @param isNew it was got a moment ago, because the one before was refused: then no other is asked for, for a while
   */
  refused(organizationId: string, portal: PortalName, accessToken: string, isNew?: boolean): Promise<void>;
  /** What the integration shows as its last success, or as its error in words. */
  note(organizationId: string, portal: PortalName, outcome: "succeeded" | { readonly error: string }): Promise<void>;
}
