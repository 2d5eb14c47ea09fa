import type { Origin } from "@orrery/operation";
import type { FormSource, GuideSource, IntakeSource } from "./sources.ts";

/** What pages for visitors need, who have no credential; the server gives it. */
export interface VisitorPorts {
  readonly pageTokens: PageTokens;
  readonly visitorTickets: VisitorTickets;
  readonly visitorIntake: VisitorIntake;
}

/** What the addresses of pages end with. They are no secrets; but nobody else can make one that looks like it. */
export interface PageTokens {
  generate(kind: PageKind): string;
}

export type PageKind = "form" | "guide";

/** When a page was shown, and which showing of it that was, signed. */
export interface VisitorTickets {
  issue(page: string, now: Date): string;
  /** Undefined for what was not issued for this page. */
  open(page: string, ticket: string): OpenTicket | undefined;
  /** For having a guide's file, until then. */
  grant(page: string, until: Date): string;
  isGranted(page: string, grant: string, now: Date): boolean;
}

export interface OpenTicket {
  readonly id: string;
  readonly issuedAt: Date;
}

/** What is counted of a page. */
export type Counted = "submissions" | "trapped" | "downloads";

/** Brings in what visitors send. */
export interface VisitorIntake {
  /** Undefined where there is none, or it is not active. */
  findForm(token: string): Promise<FormSource | undefined>;
  /** Undefined where there is none, it is not active, or it has no file. */
  findGuide(token: string): Promise<GuideSource | undefined>;
  /**
   * Invokes `leads.create` or `clients.create`, once for each ticket, also where one comes several times at once.
   * @returns whether it was done before
   * @throws Failure as these do
   */
  take(source: IntakeSource, submission: Submission): Promise<{ readonly isRepetition: boolean }>;
  count(source: IntakeSource, what: Counted): Promise<void>;
}

export interface Submission {
  readonly target: "lead" | "client";
  readonly fields: Readonly<Record<string, unknown>>;
  readonly ticketId: string;
  readonly origin: Pick<Origin, "address" | "requestId">;
}
