import { randomBytes, randomUUID } from "node:crypto";
import type { Prisma } from "@orrery/db";
import type { Origin } from "@orrery/operation";
import { auditRegistration } from "./audit.ts";
import { insertOrganizationPair } from "./organization-pair.ts";

export interface NewAccount {
  /** In lower case. */
  readonly email: string;
  readonly name: string;
  readonly passwordHash: string;
  readonly organizationName: string;
}

/**
 * A person with an organization of their own, on the plan `free`, and the first line of its audit log. For an address that is known nothing stays of it, after
 * as many statements and a commit, so that it takes as long.
 */
export async function insertAccount(tx: Prisma.TransactionClient, account: NewAccount, origin: Origin): Promise<void> {
  const { email, name, passwordHash, organizationName } = account;
  const slug = slugOf(organizationName);
  const { organizationId } = await insertOrganizationPair(tx, { name: organizationName, slug, plan: "free" });
  const [user] = await tx.user.createManyAndReturn({
    data: { email, name, passwordHash },
    skipDuplicates: true,
    select: { id: true },
  });
  // For an address that is known, of nobody: the line goes with the organization.
  await auditRegistration(tx, { organizationId, userId: user?.id ?? randomUUID() }, origin);
  if (user) await tx.membership.create({ data: { organizationId, userId: user.id, role: "owner" } });
  else await tx.organization.deleteMany({ where: { id: organizationId } });
}

const SLUG_MAX = 48;

/** Letters and digits of the name, and eight random ones that make it nobody else's. */
function slugOf(name: string): string {
  const plain = name.normalize("NFKD").toLowerCase().replaceAll(/\p{M}/gu, "");
  const words = plain.replaceAll(/[^a-z0-9]+/g, "-").slice(0, SLUG_MAX);
  const suffix = randomBytes(4).toString("hex");
  return `${words}-${suffix}`.replaceAll(/-+/g, "-").replace(/^-/, "");
}
