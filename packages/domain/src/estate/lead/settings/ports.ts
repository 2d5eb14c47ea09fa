/** What carries out what a change of settings entails. */
export interface LeadPorts {
  readonly leadRescoring: LeadRescoring;
}

/** Has an organization's leads scored anew. */
export interface LeadRescoring {
  /** Sends the jobs, in the commit of the caller's transaction. */
  start(organizationId: string): Promise<void>;
}
