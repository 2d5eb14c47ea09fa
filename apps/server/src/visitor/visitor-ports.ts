import { createHash } from "node:crypto";
import { Prisma, type SystemDb } from "@orrery/db";
import {
  type Counted,
  createClient,
  createLead,
  type FormSource,
  type GuideSource,
  type IntakeSource,
  type VisitorIntake,
  type VisitorPorts,
} from "@orrery/domain";
import type { Kernel } from "@orrery/operation";
import { intakePrincipal } from "../intake-principal.ts";
import { pageKeysOf, type RootSecrets, ticketKeysOf } from "../secret.ts";
import { pageTokens } from "./page-tokens.ts";
import { visitorTickets } from "./tickets.ts";

export interface VisitorParts extends RootSecrets {
  readonly system: SystemDb;
  /** Without limits: whatever came was let in by its page. */
  kernel(): Kernel;
}

/** What the domain's pages for visitors ask of the outside world. */
export function visitorPorts(parts: VisitorParts): VisitorPorts {
  return {
    pageTokens: pageTokens(pageKeysOf(parts)),
    visitorTickets: visitorTickets(ticketKeysOf(parts)),
    visitorIntake: visitorIntake(parts),
  };
}

/** What requests for a page are counted by; undefined for a token that was never given out. */
export function pageSubjects(secrets: RootSecrets): (token: string) => string | undefined {
  const { isOurs } = pageTokens(pageKeysOf(secrets));
  return (token) => (isOurs(token) ? token : undefined);
}

const FORM = {
  id: true,
  organizationId: true,
  target: true,
  source: true,
  title: true,
  fields: true,
  required: true,
  origins: true,
  thanks: true,
  redirectUrl: true,
  minSeconds: true,
} satisfies Prisma.LeadFormSelect;

const GUIDE = {
  id: true,
  organizationId: true,
  title: true,
  description: true,
  minSeconds: true,
  storedFile: true,
  fileName: true,
  contentType: true,
  size: true,
} satisfies Prisma.GuideSelect;

const TARGETS = {
  lead: { operation: createLead, grants: ["leads:write"] },
  client: { operation: createClient, grants: ["clients:write"] },
} as const;

function visitorIntake({ system, kernel }: Pick<VisitorParts, "system" | "kernel">): VisitorIntake {
  return {
    async findForm(token) {
      const row = await system.leadForm.findUnique({ where: { token, active: true }, select: FORM });
      return row === null ? undefined : { ...row, kind: "lead-form", target: row.target as FormSource["target"] };
    },
    async findGuide(token) {
      const row = await system.guide.findUnique({ where: { token, active: true, deletedAt: null }, select: GUIDE });
      return row === null ? undefined : guideSource(row);
    },
    async take(source, { target, fields, ticketId, origin }) {
      const { operation, grants } = TARGETS[target];
      const caller = await intakePrincipal(system, source, grants);
      const requester = { ...origin, caller, surface: "rest" as const, whenOver: () => undefined };
      const permit = await kernel().admit(requester, "points", [{ operation }]);
      const idempotencyKey = createHash("sha256").update(ticketId).digest("hex");
      const { replayed } = await kernel().invoke<typeof operation.input, typeof operation.output>(
        permit,
        operation,
        fields,
        { idempotencyKey },
      );
      return { isRepetition: replayed };
    },
    count: (source, what) => count(system, source, what),
  };
}

function guideSource(row: Prisma.GuideGetPayload<{ select: typeof GUIDE }>): GuideSource | undefined {
  const { storedFile, fileName, contentType, size, ...guide } = row;
  if (storedFile === null || fileName === null || contentType === null || size === null) return undefined;
  return { ...guide, kind: "guide", file: { storedFile, fileName, contentType, size } };
}

/** Beside what people change of it: neither its version nor when it was changed says anything of what came in. */
async function count(system: SystemDb, { kind, id }: IntakeSource, what: Counted): Promise<void> {
  const table = Prisma.raw(kind === "guide" ? `"Guide"` : `"LeadForm"`);
  const column = Prisma.raw(`"${what}"`);
  await system.$executeRaw`UPDATE ${table} SET ${column} = ${column} + 1 WHERE "id" = ${id}::uuid`;
}
