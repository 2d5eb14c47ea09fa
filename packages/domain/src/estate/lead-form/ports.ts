import type { IntakeSource } from "../visitor/ports.ts";
import type { LeadFormTarget } from "./lead-form.ts";

/** A lead form, as a visitor's page is made by it. */
export interface FormSource extends IntakeSource {
  readonly kind: "lead-form";
  readonly target: LeadFormTarget;
  readonly source: string;
  readonly title: string;
  readonly fields: readonly string[];
  readonly required: readonly string[];
  readonly origins: readonly string[];
  readonly thanks: string;
  readonly redirectUrl: string | null;
  readonly minSeconds: number;
}
