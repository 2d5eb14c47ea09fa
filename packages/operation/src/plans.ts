import { PLANS, type Plan } from "./principal.ts";

/** What `ort_` keys need (CONTRACTS.md, "One identity"; Orkestra's document: "requires Pro or higher plan"). */
const WORKSPACE_PLANS: readonly Plan[] = ["pro", "brokerage"];
const PAID_PLANS: readonly Plan[] = PLANS.filter((plan) => plan !== "free");

/**
 * Whether keys of this prefix (`ork_live_`, `ort_test_`) may be made and used on a plan: `ort_` needs pro or brokerage,
 * the other API keys any paid plan, and MCP tokens work on any.
 */
export function planAllows(prefix: string, plan: Plan): boolean {
  if (prefix.startsWith("mcp_")) return true;
  return (prefix.startsWith("ort_") ? WORKSPACE_PLANS : PAID_PLANS).includes(plan);
}
