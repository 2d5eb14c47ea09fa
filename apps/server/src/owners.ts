import { randomBytes } from "node:crypto";
import { hashPassword } from "@orrery/access";
import type { SystemDb } from "@orrery/db";
import { Failure, reason } from "@orrery/operation";
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

export const ADDRESS_UNCONFIRMED = reason(
  "ADDRESS_UNCONFIRMED",
  "CONFLICT",
  "Somebody registered with this address, and nobody has confirmed that it is theirs. If you know that it is, confirm it by --confirm-address.",
);

/**
 * Anybody may register with any address, so an account that came about that way is not given anything for its address
 * alone. @param confirm the operator vouches for it.
 * @throws Failure ADDRESS_UNCONFIRMED
 */
export async function assertOwnerAddress(system: SystemDb, email: string, confirm: boolean): Promise<void> {
  const where = { email, confirmedAt: null };
  if (confirm) await system.user.updateMany({ where, data: { confirmedAt: new Date() } });
  else if ((await system.user.count({ where })) > 0) throw Failure.of(ADDRESS_UNCONFIRMED);
}

/**
 * Makes the person with this address an owner of the organization. Whether it is theirs is for the caller to know.
 * @returns the new password, shown once; undefined for a person who has an account already.
 */
export async function addOwner(system: SystemDb, owner: NewOwner): Promise<string | undefined> {
  const { organizationId, email, name } = owner;
  const known = await system.user.findUnique({ where: { email }, select: { id: true } });
  const password = randomPassword();
  const passwordHash = known ? "" : await hashPassword(password);
  const made = { email, name, passwordHash, confirmedAt: new Date() };
  await system.$transaction(async (tx) => {
    const user = known ?? (await tx.user.create({ data: made, select: { id: true } }));
    await tx.membership.create({ data: { organizationId, userId: user.id, role: "owner" } });
  });
  return known ? undefined : password;
}
