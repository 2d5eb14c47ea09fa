import { event } from "@orrery/operation";
import { z } from "zod";
import { type LeadRow, LeadView, toLeadView } from "../../estate/lead/lead.ts";
import { presented } from "../../fields/presented.ts";
import { complianceRead } from "../compliance.ts";
import { type KeptMatch, MatchView } from "./match.ts";

const reading = { scope: complianceRead, model: "Lead" };

/** The lead as it is, and the entries that it may be, the likeliest first. */
export const matchAlert = event(
  "compliance.match_alert",
  "Positive match on a sanctions list.",
  presented(
    ({ lead, matches }: { lead: LeadRow; matches: readonly KeptMatch[] }) => ({
      ...toLeadView(lead),
      matches: [...matches],
    }),
    LeadView.extend({ matches: z.array(MatchView) }),
  ),
  reading,
);

/** The lead as it is, with the move that is held, and the value from which on people are checked. */
export const kycRequired = event(
  "compliance.kyc_required",
  "Lead requires KYC to proceed.",
  presented(
    ({ lead, threshold }: { lead: LeadRow; threshold: { value: number; currency: string } }) => ({
      ...toLeadView(lead),
      kycThreshold: threshold.value,
      kycCurrency: threshold.currency,
    }),
    LeadView.extend({ kycThreshold: z.number(), kycCurrency: z.string() }),
  ),
  reading,
);
