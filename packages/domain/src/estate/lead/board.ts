/** The kanban board, in order (CONTRACTS.md, "Orkasa": Kanban). */
export const LEAD_STATUSES = ["new", "contacted", "qualified", "visiting", "negotiating", "won", "lost"] as const;
export type LeadStatus = (typeof LEAD_STATUSES)[number];

/** Nobody works on these any more: lists that are loaded are not looked through for them. */
export const isClosed = (status: string): boolean => status === "won" || status === "lost";

const before = (status: LeadStatus) => LEAD_STATUSES.slice(0, LEAD_STATUSES.indexOf(status));

/** Where a lead may go from each state: anywhere, except into `won` from before `negotiating`. */
export function movesFrom(from: LeadStatus): readonly LeadStatus[] {
  return LEAD_STATUSES.filter((to) => to !== "won" || !before("negotiating").includes(from));
}
