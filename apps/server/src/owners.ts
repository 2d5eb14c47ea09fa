import { randomBytes } from "node:crypto";
import { hashPassword } from "@orrery/access";
import type { SystemDb } from "@orrery/db";
import { z } from "zod";

/** 20 characters that nobody has to type from memory. */
export const randomPassword = (): string => randomBytes(15).toString("base64url");

/** What can be a person's address, in the one spelling that it is stored in. */
export const OwnerEmail = z
  .email()
  .max(254)
  .transform((email) => email.toLowerCase());

export interface NewOwner {
  readonly organizationId: string;
  readonly email: string;
  readonly name: string;
}

/**
 * Makes the person with this address an owner of the organization.
 * @returns the new password, shown once; undefined for a person who has an account already.
 */
export async function addOwner(system: SystemDb, owner: NewOwner): Promise<string | undefined> {
  const { organizationId, email, name } = owner;
  const known = await system.user.findUnique({ where: { email }, select: { id: true } });
  const password = randomPassword();
  const passwordHash = known ? "" : await hashPassword(password);
  await system.$transaction(async (tx) => {
    const user = known ?? (await tx.user.create({ data: { email, name, passwordHash }, select: { id: true } }));
    await tx.membership.create({ data: { organizationId, userId: user.id, role: "owner" } });
  });
  return known ? undefined : password;
}
