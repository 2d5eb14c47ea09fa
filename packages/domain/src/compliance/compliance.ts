import { reason, scope } from "@orrery/operation";

export const complianceRead = scope(
  "compliance:read",
  "Read screenings, decisions on them and what is asked of leads",
  {
    bundle: "read",
  },
);
export const complianceWrite = scope(
  "compliance:write",
  "With leads:read: screen leads, release what is held, record who was checked; set what is asked of leads",
  { bundle: "admin", role: "admin" },
);

export const LEAD_NOT_HELD = reason("LEAD_NOT_HELD", "UNPROCESSABLE", "Nothing holds this lead.");
