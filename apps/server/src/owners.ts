import { randomBytes } from "node:crypto";
import type { Prisma } from "@orrery/db";
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
  /** Of the password of a person who has no account yet. */
  readonly passwordHash: string;
  /** The operator vouches that an unconfirmed account is of whoever has the address. Default: no. */
  readonly confirmAddress?: boolean | undefined;
}

export const ADDRESS_UNCONFIRMED = reason(
  "ADDRESS_UNCONFIRMED",
  "CONFLICT",
  "Somebody registered with this address, and nobody has confirmed that it is theirs. If you know that it is, confirm it by --confirm-address.",
);

/**
 * Makes the person with this address an owner of the organization, inside the caller's transaction. Anybody may register
 * with any address, so an account that came about that way is not given anything for its address alone.
 * @returns whether it made their account; one that was there keeps its password.
 * @throws Failure ADDRESS_UNCONFIRMED
 */
export async function addOwner(tx: Prisma.TransactionClient, owner: NewOwner): Promise<boolean> {
  const { organizationId, email, name, passwordHash, confirmAddress = false } = owner;
  const known = await tx.user.findUnique({ where: { email }, select: { id: true, confirmedAt: true } });
  const confirmed = { confirmedAt: new Date() };
  if (known?.confirmedAt === null) {
    if (!confirmAddress) throw Failure.of(ADDRESS_UNCONFIRMED);
    await tx.user.update({ where: { id: known.id }, data: confirmed });
  }
  const { id: userId } =
    known ?? (await tx.user.create({ data: { email, name, passwordHash, ...confirmed }, select: { id: true } }));
  await tx.membership.create({ data: { organizationId, userId, role: "owner" } });
  return known === null;
}
