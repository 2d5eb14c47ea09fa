import type { Prisma } from "@orrery/db";
import { id, reason } from "@orrery/operation";
import { z } from "zod";
import { presented, timestamp, view } from "../../fields/presented.ts";
import { bodyPath } from "./mapping.ts";
import { headerName, SIGNATURE_SCHEMES, type Signing } from "./signature.ts";

export const INBOUND_WEBHOOK_NOT_FOUND = reason(
  "INBOUND_WEBHOOK_NOT_FOUND",
  "NOT_FOUND",
  "There is no such inbound webhook.",
);
export const INBOUND_LIMIT_REACHED = reason(
  "INBOUND_LIMIT_REACHED",
  "UNPROCESSABLE",
  "The organization has as many inbound webhooks as it may have. Delete one first.",
);

/** About as many as one organization may have. */
export const INBOUND_MAX = 1_000;

export const InboundWebhookId = id("InboundWebhook");

export const INBOUND_TARGETS = ["lead"] as const;
export const INBOUND_STATUSES = ["active", "disabled"] as const;

/** Where a message's own id is; without it, the one of Standard Webhooks where it is signed so. */
export const Deduplication = z
  .object({ header: headerName.optional(), path: bodyPath.optional() })
  .refine(({ header, path }) => (header === undefined) !== (path === undefined), {
    error: "Must have a header, or a path in the body.",
  });

/** What is kept in one column: how messages are verified and known. */
export interface Verification {
  readonly signature: Signing;
  readonly deduplication: z.output<typeof Deduplication> | null;
}

export const INBOUND_WEBHOOK_SELECT = {
  id: true,
  name: true,
  verification: true,
  target: true,
  mapping: true,
  status: true,
  version: true,
  createdAt: true,
  updatedAt: true,
} satisfies Prisma.InboundWebhookSelect;

export type InboundWebhookRow = Prisma.InboundWebhookGetPayload<{ select: typeof INBOUND_WEBHOOK_SELECT }>;

export const verificationOf = ({ verification }: Pick<InboundWebhookRow, "verification">) =>
  verification as unknown as Verification;

const SignatureView = z.object({
  scheme: z.enum(SIGNATURE_SCHEMES),
  header: z.string().optional(),
  prefix: z.string().optional(),
});

const RuleView = z.object({
  paths: z.array(z.string()).optional(),
  join: z.string().optional(),
  value: z.string().optional(),
});

/** An address that others send to, as it may be shown at any time: its token and its secret never are again. */
export const InboundWebhookView = view("InboundWebhook", {
  id: InboundWebhookId,
  name: z.string(),
  target: z.enum(INBOUND_TARGETS),
  signature: SignatureView,
  deduplication: z.object({ header: z.string().optional(), path: z.string().optional() }).nullable(),
  mapping: z.record(z.string(), RuleView).describe("By the lead's field."),
  status: z.enum(INBOUND_STATUSES),
  version: z.int(),
  createdAt: timestamp,
  updatedAt: timestamp,
});

function toInboundWebhookView(row: InboundWebhookRow): z.input<typeof InboundWebhookView> {
  const { verification, target, mapping, status, createdAt, updatedAt, ...rest } = row;
  return {
    ...rest,
    ...(verification as unknown as Verification),
    target: target as (typeof INBOUND_TARGETS)[number],
    mapping: mapping as Record<string, z.input<typeof RuleView>>,
    status: status as (typeof INBOUND_STATUSES)[number],
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}

export const InboundWebhookOutput = presented(toInboundWebhookView, InboundWebhookView);

/** What is shown once, and null where an idempotent request is repeated. */
interface Revealed {
  readonly token: string | null;
  readonly url: string | null;
  /** Null where nothing is signed, too. */
  readonly secret: string | null;
}

export const MintedInboundOutput = presented(
  ({ token, url, secret, ...row }: InboundWebhookRow & Revealed) => ({
    ...toInboundWebhookView(row),
    token,
    url,
    secret,
  }),
  InboundWebhookView.extend({
    token: z.string().nullable(),
    url: z.url().nullable().describe("Where to send to. Whoever has it can send."),
    secret: z.string().nullable().describe("What to sign with."),
  }),
);

/** What a replay shows of what was minted. */
export const withoutAddress = <Minted extends Revealed>(minted: Minted): Minted => ({
  ...minted,
  token: null,
  url: null,
  secret: null,
});
