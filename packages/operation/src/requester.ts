import type { Caller } from "./principal.ts";

/**
 * Why there is no usable credential: none was sent, it is not valid, the organization's plan does not include it, the web
 * page that sent it is not one of its own, or it was a link that is none, or no longer.
 */
export type CredentialProblem = "missing" | "invalid" | "plan" | "origin" | "link";

/** Who sent a request. Without a usable credential it is an anonymous caller, and `problem` says why. */
export interface Authentication {
  readonly caller: Caller;
  readonly problem?: CredentialProblem;
}

/** Who sent a request to a signed link, and the operation's input fields that the link was signed for. */
export interface LinkAuthentication extends Authentication {
  readonly fields: LinkFields;
}

/** Values of an operation's input fields, by their names. */
export type LinkFields = Readonly<Record<string, string | readonly string[]>>;

/** What a surface knows of a request besides the request itself. */
export interface RequestInfo {
  /** The client's IP address. */
  readonly address: string;
  readonly requestId: string;
  /** Has `done` called when the exchange is over, however it ends: answered to its end, broken off, failed. */
  whenOver(done: () => void): void;
}

/** The ways in. `system` is the server itself: its seed, its command line. */
export const SURFACES = ["rest", "graphql", "trpc", "mcp", "system"] as const;
export type SurfaceName = (typeof SURFACES)[number];

/** Where a request came from, for the audit log. */
export interface Origin extends Pick<RequestInfo, "address" | "requestId"> {
  readonly surface: SurfaceName;
}

/** Who asks for what is to be admitted. */
export interface Requester extends Authentication, RequestInfo, Origin {
  /** Instead of who it is: what the request is counted by (the token of an address that others send to). */
  readonly limitedBy?: string | undefined;
}
