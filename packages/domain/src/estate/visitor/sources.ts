/** On whose account something comes in: the page itself, which may do no more than that. */
export interface IntakeSource {
  readonly kind: "lead-form" | "guide";
  readonly id: string;
  readonly organizationId: string;
}

/** A lead form, as a visitor's page is made by it. */
export interface FormSource extends IntakeSource {
  readonly kind: "lead-form";
  readonly target: "lead" | "client";
  readonly source: string;
  readonly title: string;
  readonly fields: readonly string[];
  readonly required: readonly string[];
  readonly origins: readonly string[];
  readonly thanks: string;
  readonly redirectUrl: string | null;
  readonly minSeconds: number;
}

/** A guide, as a visitor's page is made by it. */
export interface GuideSource extends IntakeSource {
  readonly kind: "guide";
  readonly title: string;
  readonly description: string | null;
  readonly minSeconds: number;
  readonly file: GuideFile;
}

export interface GuideFile {
  /** In the store. */
  readonly storedFile: string;
  readonly fileName: string;
  readonly contentType: string;
  /** Bytes. */
  readonly size: number;
}
