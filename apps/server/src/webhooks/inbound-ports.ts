import { createHash } from "node:crypto";
import type { Prisma, SystemDb } from "@orrery/db";
import {
  createLead,
  type InboundEntry,
  type InboundIntake,
  InboundMapping,
  type InboundPorts,
  type InboundSource,
  verificationOf,
  type WebhookSecrets,
} from "@orrery/domain";
import type { Kernel } from "@orrery/operation";
import { intakePrincipal } from "../intake-principal.ts";
import type { Keys } from "../secret.ts";
import { inboundTokens } from "./inbound-tokens.ts";

export interface InboundParts {
  readonly system: SystemDb;
  readonly secrets: WebhookSecrets;
  readonly tokenKeys: Keys;
  /** Where clients reach this server, as far as is known by now. */
  publicUrl(): string;
  /** Without limits: whatever came was let in by its token. */
  kernel(): Kernel;
}

/** What the domain's inbound webhooks ask of the outside world. */
export function inboundPorts(parts: InboundParts): InboundPorts {
  return { inboundTokens: inboundTokens(parts.tokenKeys, parts.publicUrl), inboundIntake: inboundIntake(parts) };
}

function inboundIntake({ system, secrets, kernel }: InboundParts): InboundIntake {
  return {
    async find(tokenHash) {
      const row = await system.inboundWebhook.findUnique({
        where: { tokenHash, status: "active" },
        select: { id: true, organizationId: true, verification: true, secret: true, mapping: true },
      });
      if (!row) return undefined;
      const { signature: signing, deduplication } = verificationOf(row);
      return {
        id: row.id,
        organizationId: row.organizationId,
        signing,
        deduplication,
        secret: row.secret === null ? undefined : secrets.open(row.id, row.secret),
        mapping: InboundMapping.parse(row.mapping),
      };
    },
    async isKnown({ id: inboundId, organizationId }, externalId) {
      const where = { organizationId_inboundId_externalId: { organizationId, inboundId, externalId } };
      return (await system.inboundDelivery.findUnique({ where, select: { id: true } })) !== null;
    },
    async createLead(source, lead, { externalId, address, requestId }) {
      const caller = await intakePrincipal(system, { ...source, kind: "inbound-webhook" }, GRANTS);
      const requester = { caller, surface: "rest" as const, address, requestId, whenOver: () => undefined };
      const permit = await kernel().admit(requester, "points", [{ operation: createLead }]);
      const once = externalId === undefined ? {} : { idempotencyKey: keyOf(externalId) };
      const { output, replayed } = await kernel().invoke(permit, createLead, lead, once);
      return { leadId: output.lead?.id, isRepetition: replayed };
    },
    note: (source, entry) => note(system, source, entry),
  };
}

/** As an idempotency key may be. */
const keyOf = (externalId: string) => createHash("sha256").update(externalId).digest("hex");

const GRANTS = ["leads:read", "leads:write"];

async function note(
  system: SystemDb,
  { id: inboundId, organizationId }: InboundSource,
  {
    externalId = null,
    error = null,
    leadId = null,
    ...entry
  }: Omit<InboundEntry, "externalId" | "error" | "leadId"> & {
    readonly [Field in "externalId" | "error" | "leadId"]?: string | null | undefined;
  },
): Promise<string> {
  const data: Prisma.InboundDeliveryUncheckedCreateInput = {
    ...{ inboundId, organizationId, externalId, error, leadId },
    ...entry,
  };
  const select = { id: true };
  // Two that came at once may both have been the first: then one of them has the id.
  const [row] = await system.inboundDelivery.createManyAndReturn({ data, select, skipDuplicates: true });
  return (row ?? (await system.inboundDelivery.create({ data: { ...data, externalId: null }, select }))).id;
}
