import { randomBytes, randomUUID } from "node:crypto";
import type { Database } from "@orrery/db";
import { hashPassword, verifyPassword } from "../password.ts";
import { createAccessTokens } from "../tokens/access-token.ts";
import { SigningKeys } from "../tokens/signing-keys.ts";
import { createAccounts, type Passwords } from "./accounts.ts";

export const ORIGIN = { surface: "rest", requestId: "request-1", address: "203.0.113.7" } as const;
export const PASSWORD = "correct horse battery";

/** The accounts of a database, on a clock that stands still until a test moves it, with what they cost counted. */
export function accountsOn(database: Database) {
  const clock = { nowMs: Date.parse("2026-11-22T10:00:00Z") };
  const cost = { hashed: 0, verified: 0 };
  const reported: unknown[] = [];
  const now = () => new Date(clock.nowMs);
  const { system } = database;
  const passwords: Passwords = {
    hash(password) {
      cost.hashed += 1;
      return hashPassword(password);
    },
    verify(password, stored) {
      cost.verified += 1;
      return verifyPassword(password, stored);
    },
  };
  const keys = new SigningKeys({
    system,
    sealingKeys: { current: randomBytes(32), previous: [] },
    now,
    elapsedMs: () => clock.nowMs,
  });
  const tokens = createAccessTokens(keys, now);
  const accounts = createAccounts({ system, tokens, now, passwords, report: (error) => void reported.push(error) });
  /** A registered person, and the organization that they own. */
  async function person(email = `${randomUUID()}@example.com`) {
    await accounts.register({ email, name: "Ana", password: PASSWORD, organizationName: "Ana's homes" }, ORIGIN);
    const { id, memberships } = await system.user.findUniqueOrThrow({
      where: { email },
      select: { id: true, memberships: { select: { organization: { select: { id: true, test: true } } } } },
    });
    const organization = memberships[0]?.organization;
    return { email, userId: id, organizationId: organization?.id ?? "", testId: organization?.test?.id ?? "" };
  }
  return { system, clock, now, cost, reported, tokens, accounts, person };
}
