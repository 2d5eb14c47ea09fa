/** How a portal gets its listings: it reads a feed of ours, or each is pushed to it. */
export type PortalTransport = "feed" | "push";

/** What a portal must be connected with before anything can be published there. */
export type PortalConnection = "none" | "oauth";

/** A portal, or another place outside that listings go to, as an integration of the brokerage shows it. */
export interface PortalDefinition {
  readonly name: string;
  /** For people. */
  readonly title: string;
  readonly kind: "portal" | "social";
  readonly transport: PortalTransport;
  readonly connection: PortalConnection;
}

/** Every portal there is; what each takes is its adapter's spec (CONTRACTS.md, "Orkasa": Portals). */
export const PORTALS = [
  { name: "kyero", title: "Kyero", kind: "portal", transport: "feed", connection: "none" },
  { name: "json-push", title: "JSON push", kind: "portal", transport: "push", connection: "oauth" },
  { name: "reso", title: "RESO Data Dictionary feed", kind: "portal", transport: "feed", connection: "none" },
] as const satisfies readonly PortalDefinition[];

export type PortalName = (typeof PORTALS)[number]["name"];
