import { type Prisma, type TenantSql, tenantStatement } from "@orrery/db";
import { z } from "zod";
import { presented, timestamp, view } from "../../fields/presented.ts";
import { SHOWN_SCORE } from "../screening/matches.ts";

/**
 * Measured on OFAC's own list (docs/compliance.md): of the scores, the one from which on it finds most of what is listed and flags
 * hardly anybody else.
 */
export const DEFAULT_ALERT_SCORE = 85;
export const ALERT_SCORE_MIN = SHOWN_SCORE;

/** What is set for leads. */
export const OF_LEADS = { kind: "lead" } as const;

export const SETTINGS_SELECT = {
  alertScore: true,
  kycThreshold: true,
  kycCurrency: true,
  version: true,
  updatedAt: true,
} satisfies Prisma.ComplianceSettingsSelect;

export type SettingsRow = Omit<Prisma.ComplianceSettingsGetPayload<{ select: typeof SETTINGS_SELECT }>, "updatedAt"> & {
  readonly updatedAt: Date | null;
};

/** Until somebody sets another: no deal is over a threshold. */
export const DEFAULT_SETTINGS: SettingsRow = {
  alertScore: DEFAULT_ALERT_SCORE,
  kycThreshold: null,
  kycCurrency: null,
  version: 0,
  updatedAt: null,
};

/** `kycThreshold` is a JSON number in `kycCurrency`. `version` is 0 and `updatedAt` null until somebody has set anything. */
export const SettingsView = view("ComplianceSettings", {
  alertScore: z.int().min(ALERT_SCORE_MIN).max(100),
  kycThreshold: z.number().nullable(),
  kycCurrency: z.string().nullable(),
  version: z.int(),
  updatedAt: timestamp.nullable(),
});

export const SettingsOutput = presented(
  ({ kycThreshold, updatedAt, ...row }: SettingsRow): z.input<typeof SettingsView> => ({
    ...row,
    kycThreshold: kycThreshold === null ? null : kycThreshold.toNumber(),
    updatedAt: updatedAt?.toISOString() ?? null,
  }),
  SettingsView,
);

interface Threshold {
  readonly threshold: string | null;
  readonly currency: string | null;
}

const THRESHOLD = tenantStatement<Threshold>(
  `SELECT "kycThreshold"::text AS "threshold", "kycCurrency" AS "currency" FROM "ComplianceSettings"
   WHERE "organizationId" = $1::uuid AND "kind" = '${OF_LEADS.kind}'`,
  { beyondConfinement: "What the organization asks holds for whoever moves a lead. It is not shown." },
);

/** From which deal value on people are checked; undefined where none is set. */
export async function kycThresholdOf(sql: TenantSql): Promise<{ value: number; currency: string } | undefined> {
  const [row] = await sql.all(THRESHOLD);
  return row?.threshold == null || row.currency === null
    ? undefined
    : { value: Number(row.threshold), currency: row.currency };
}
