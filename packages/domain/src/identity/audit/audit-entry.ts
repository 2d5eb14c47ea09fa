import type { Prisma } from "@orrery/db";
import { CREDENTIAL_KINDS, id, SURFACES, scope } from "@orrery/operation";
import { z } from "zod";
import { presented, timestamp, view } from "../../fields/presented.ts";

export const auditRead = scope("audit:read", "Read who did what with which credential", { role: "admin" });

export const AUDIT_ENTRY_SELECT = {
  id: true,
  operation: true,
  credentialKind: true,
  credentialId: true,
  userId: true,
  surface: true,
  requestId: true,
  address: true,
  resourceId: true,
  createdAt: true,
} satisfies Prisma.AuditEntrySelect;

type AuditEntryRow = Prisma.AuditEntryGetPayload<{ select: typeof AUDIT_ENTRY_SELECT }>;

/**
 * One write that was committed: which operation, with which credential (and of which person), by which surface and
 * request, from which IP address, and the id of what it gave, where that is one thing.
 */
export const AuditEntryView = view("AuditEntry", {
  id: id("AuditEntry"),
  operation: z.string(),
  credential: z.object({ kind: z.enum(CREDENTIAL_KINDS), id: z.uuid() }),
  userId: z.uuid().nullable(),
  surface: z.enum(SURFACES),
  requestId: z.string(),
  address: z.string(),
  resourceId: z.string().nullable(),
  createdAt: timestamp,
});

export const AuditEntryOutput = presented(
  ({ credentialKind, credentialId, createdAt, surface, ...row }: AuditEntryRow) => ({
    ...row,
    // As the kernel wrote them.
    credential: { kind: credentialKind as (typeof CREDENTIAL_KINDS)[number], id: credentialId },
    surface: surface as (typeof SURFACES)[number],
    createdAt: createdAt.toISOString(),
  }),
  AuditEntryView,
);
