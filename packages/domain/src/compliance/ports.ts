/** How leads are screened after the transaction. */
export interface LeadScreenings {
  /** Has a lead screened, under all its names, once the transaction that the caller is part of has committed. */
  later(organizationId: string, leadId: string): Promise<void>;
}

export interface CompliancePorts {
  readonly leadScreenings: LeadScreenings;
}
