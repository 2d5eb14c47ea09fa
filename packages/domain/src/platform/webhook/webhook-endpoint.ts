import type { Prisma } from "@orrery/db";
import { id, reason, scope } from "@orrery/operation";
import { z } from "zod";
import { presented, timestamp, view } from "../../fields/presented.ts";
import { WEBHOOK_DIALECTS, type WebhookDialect } from "./dialects.ts";

export const webhooksRead = scope("webhooks:read", "Read webhooks, their deliveries, and what came in", {
  bundle: "admin",
  role: "admin",
});
export const webhooksWrite = scope("webhooks:write", "Create, change and delete webhooks, and have events sent again", {
  bundle: "admin",
  role: "admin",
});

export const WEBHOOK_ENDPOINT_NOT_FOUND = reason("WEBHOOK_ENDPOINT_NOT_FOUND", "NOT_FOUND", "No webhook has this id.");
export const WEBHOOK_TARGET_REFUSED = reason(
  "WEBHOOK_TARGET_REFUSED",
  "BAD_REQUEST",
  "Nothing is sent to this URL: a target must be a public address over HTTPS.",
);
/** In `details.types`: those that are in the way. */
export const WEBHOOK_EVENTS_NOT_READABLE = reason(
  "WEBHOOK_EVENTS_NOT_READABLE",
  "FORBIDDEN",
  "A webhook gets, and is changed by who may read, what it is about: the credential may not read all of these events.",
);
/** In `details.resources`: those that there are not. */
export const WEBHOOK_RESOURCE_NOT_FOUND = reason(
  "WEBHOOK_RESOURCE_NOT_FOUND",
  "UNPROCESSABLE",
  "A filter can name what exists alone.",
);
export const WEBHOOK_LIMIT_REACHED = reason(
  "WEBHOOK_LIMIT_REACHED",
  "UNPROCESSABLE",
  "The organization has as many webhooks as it may have. Delete one first.",
);
export const WEBHOOK_DISABLED = reason(
  "WEBHOOK_DISABLED",
  "UNPROCESSABLE",
  "The webhook is disabled, so that nothing is sent to it. Enable it first.",
);
export const ROTATION_LIMIT_REACHED = reason(
  "ROTATION_LIMIT_REACHED",
  "UNPROCESSABLE",
  "Too many secrets of this webhook overlap. Finish its rotation first.",
);

/** About as many as one organization may have: each event is looked at for each of them. */
export const WEBHOOKS_MAX = 1_000;

export const WebhookEndpointId = id("WebhookEndpoint");

export const WEBHOOK_STATUSES = ["active", "disabled"] as const;
export type WebhookStatus = (typeof WEBHOOK_STATUSES)[number];

/** Who or what disabled it: somebody, five days of failures, an answer of 410, or the end of the credential that it is of. */
export const WEBHOOK_DISABLED_REASONS = ["owner", "failing", "gone", "credential"] as const;
type DisabledReason = (typeof WEBHOOK_DISABLED_REASONS)[number];

export const WEBHOOK_ENDPOINT_SELECT = {
  id: true,
  url: true,
  dialect: true,
  events: true,
  filter: true,
  coalesceSeconds: true,
  status: true,
  disabledReason: true,
  disabledAt: true,
  failingSince: true,
  previousSecrets: true,
  version: true,
  createdAt: true,
  updatedAt: true,
} satisfies Prisma.WebhookEndpointSelect;

export type WebhookEndpointRow = Prisma.WebhookEndpointGetPayload<{ select: typeof WEBHOOK_ENDPOINT_SELECT }>;

/** A secret before a rotation, as it is kept. */
export interface RetiredSecret {
  /** Base64 of what `WebhookSecrets.seal` gave. */
  readonly secret: string;
  /** RFC 3339: until then it signs as well. */
  readonly until: string;
}

/** The secrets before rotations whose overlap is not over, oldest first. */
export function overlapping(previousSecrets: unknown, now = new Date()): readonly RetiredSecret[] {
  return (previousSecrets as RetiredSecret[]).filter(({ until }) => new Date(until) > now);
}

/** The end of the last overlap, while it lasts. */
export function overlapEnd(previousSecrets: unknown): string | null {
  return overlapping(previousSecrets).at(-1)?.until ?? null;
}

export interface WebhookFilter {
  readonly resources: string[];
}

/** The filter as it is kept. */
export const filterOf = ({ filter }: Pick<WebhookEndpointRow, "filter">) => filter as WebhookFilter | null;

/** `previousUntil` is the end of a rotation's overlap, until which the secret before signs as well. */
export const WebhookEndpointView = view("WebhookEndpoint", {
  id: WebhookEndpointId,
  url: z.string(),
  dialect: z.enum(WEBHOOK_DIALECTS),
  events: z.array(z.string()).describe("Types of events; `*` is all."),
  filter: z.object({ resources: z.array(z.string()) }).nullable(),
  coalesceSeconds: z.int().nullable(),
  status: z.enum(WEBHOOK_STATUSES),
  disabledReason: z.enum(WEBHOOK_DISABLED_REASONS).nullable(),
  disabledAt: timestamp.nullable(),
  failingSince: timestamp.nullable(),
  previousUntil: timestamp.nullable(),
  version: z.int(),
  createdAt: timestamp,
  updatedAt: timestamp,
});

export function toWebhookEndpointView(row: WebhookEndpointRow): z.input<typeof WebhookEndpointView> {
  const { disabledAt, failingSince, createdAt, updatedAt } = row;
  return {
    ...row,
    dialect: row.dialect as WebhookDialect,
    filter: filterOf(row),
    status: row.status as WebhookStatus,
    disabledReason: row.disabledReason as DisabledReason | null,
    disabledAt: disabledAt?.toISOString() ?? null,
    failingSince: failingSince?.toISOString() ?? null,
    previousUntil: overlapEnd(row.previousSecrets),
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}

export const WebhookEndpointOutput = presented(toWebhookEndpointView, WebhookEndpointView);

interface Minted extends WebhookEndpointRow {
  readonly secret: string | null;
}

/** A webhook with its new secret: shown now and never again, and null where an idempotent request is repeated. */
export const MintedWebhookOutput = presented(
  ({ secret, ...row }: Minted) => ({ ...toWebhookEndpointView(row), secret }),
  WebhookEndpointView.extend({ secret: z.string().nullable() }),
);

/** What a replay shows of what was minted. */
export const withoutSecret = <Output extends { readonly secret: string | null }>(output: Output): Output => ({
  ...output,
  secret: null,
});
