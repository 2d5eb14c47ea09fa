import { z } from "zod";
import { instant } from "../../fields/instant.ts";
import { text } from "../../fields/text.ts";
import { operation } from "../../kernel.ts";
import { newestFirst, pageInput, pageOf } from "../../paging/keyset.ts";
import { AUDIT_ENTRY_SELECT, AuditEntryOutput, auditRead } from "./audit-entry.ts";

/** The audit log, newest first. Each filter has an index that ends in the list's order. */
export const listAuditEntries = operation({
  name: "auditEntries.list",
  summary: "Lists who wrote what, with which credential, newest first.",
  mode: "read",
  scope: auditRead,
  rate: "read",
  input: z.object({
    credentialId: z.uuid().toLowerCase().optional(),
    userId: z.uuid().toLowerCase().optional(),
    operation: text(100).optional().describe("Such as `leads.update`."),
    resourceId: z.uuid().toLowerCase().optional(),
    from: instant.optional().describe("The first moment."),
    to: instant.optional().describe("The first moment after."),
    ...pageInput,
  }),
  output: pageOf(AuditEntryOutput),
  shape: { select: AUDIT_ENTRY_SELECT },
  example: { input: () => ({ operation: "leads.create", limit: 2 }) },
  async handle({ input, db, shape, cursors }) {
    const { credentialId, userId, operation: name, resourceId, from, to } = input;
    const { where, orderBy, take, page } = newestFirst("auditEntries", { input, cursors });
    const filter = {
      ...(credentialId !== undefined && { credentialId }),
      ...(userId !== undefined && { userId }),
      ...(name !== undefined && { operation: name }),
      ...(resourceId !== undefined && { resourceId }),
      createdAt: { ...(from !== undefined && { gte: from }), ...(to !== undefined && { lt: to }) },
    };
    return page(await db.auditEntry.findMany({ ...shape, where: { AND: [filter, where] }, orderBy, take }));
  },
});
