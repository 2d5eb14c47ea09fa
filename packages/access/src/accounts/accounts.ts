import { randomUUID } from "node:crypto";
import type { SystemDb } from "@orrery/db";
import type { Origin } from "@orrery/operation";
import { hashPassword, verifyPassword } from "../password.ts";
import type { AccessTokens } from "../tokens/access-token.ts";
import { ACCESS_TOKEN_SECONDS } from "../tokens/lifetimes.ts";
import { auditRefusedLogin, auditSession, type SessionOwner } from "./audit.ts";
import { endSession, endSessionsOf, lockSessionsOf } from "./end-sessions.ts";
import { organizationFor } from "./membership.ts";
import { profileOf } from "./profile.ts";
import { sessionOf } from "./refresh-token.ts";
import { insertAccount } from "./register.ts";
import { type OpenSession, renewSession, rootOf, startSession } from "./sessions.ts";

export interface AccountsOptions {
  readonly system: SystemDb;
  readonly tokens: AccessTokens;
  readonly now: () => Date;
  /** Default: argon2id. */
  readonly passwords?: Passwords;
  /** Takes what went wrong after an answer was given. */
  readonly report?: ((error: unknown) => void) | undefined;
}

/** Both take the same time for anybody. */
export interface Passwords {
  hash(password: string): Promise<string>;
  verify(password: string, stored: string | undefined): Promise<boolean>;
}

const ARGON2ID: Passwords = { hash: hashPassword, verify: verifyPassword };

const IN_TRANSACTION = { maxWait: 10_000, timeout: 15_000 };

interface Login {
  readonly email: string;
  readonly password: string;
  readonly organizationId?: string | undefined;
}

interface NewAccount extends Pick<Login, "email" | "password"> {
  readonly name: string;
  readonly organizationName: string;
}

/** People's accounts and logins, in the shape that the domain asks for. */
export function createAccounts({ system, tokens, now, passwords = ARGON2ID, report }: AccountsOptions) {
  const pending = new Set<Promise<void>>();

  /** Work that no answer waits for, since it would tell by its length what the answer hides. */
  function afterwards(work: Promise<void>): void {
    const settled = work
      .catch((error: unknown) => report?.(error))
      .finally(() => {
        pending.delete(settled);
      });
    pending.add(settled);
  }

  /** Outside the transaction, as it may read the signing keys. */
  async function tokensFor(session: OpenSession) {
    return {
      accessToken: await tokens.sign(session),
      tokenType: "Bearer" as const,
      expiresIn: ACCESS_TOKEN_SECONDS,
      refreshToken: session.refreshToken,
    };
  }

  async function logInTo(organizationId: string, userId: string, origin: Origin) {
    const session = await system.$transaction(async (tx) => {
      const started = await startSession(tx, { userId, organizationId }, now());
      await auditSession(tx, "auth.login", started, origin);
      return started;
    }, IN_TRANSACTION);
    return tokensFor(session);
  }

  async function switchFrom({ id, userId }: SessionOwner, organizationId: string, origin: Origin) {
    const session = await system.$transaction(async (tx) => {
      // Whatever ends the session and its kin meanwhile comes before this, and is seen, or after it, and sees what this makes.
      await lockSessionsOf(tx, userId);
      const rootId = await rootOf(tx, id, now());
      if (rootId === undefined) return undefined;
      const started = await startSession(tx, { userId, organizationId, rootId }, now());
      await auditSession(tx, "auth.switch", started, origin);
      return started;
    }, IN_TRANSACTION);
    return session && tokensFor(session);
  }

  return {
    async register({ email, name, password, organizationName }: NewAccount, origin: Origin): Promise<void> {
      const passwordHash = await passwords.hash(password);
      const account = { email: email.toLowerCase(), name, passwordHash, organizationName };
      await system.$transaction((tx) => insertAccount(tx, account, origin), IN_TRANSACTION);
    },

    async logIn({ email, password, organizationId }: Login, origin: Origin) {
      const where = { email: email.toLowerCase() };
      const user = await system.user.findUnique({ where, select: { id: true, passwordHash: true } });
      const isTheirs = await passwords.verify(password, user?.passwordHash);
      const into = user && isTheirs ? await organizationFor(system, user.id, organizationId) : undefined;
      if (user && into !== undefined) return logInTo(into, user.id, origin);
      // For nobody as for somebody: the statement finds no place for its line then.
      afterwards(auditRefusedLogin(system, user?.id ?? randomUUID(), origin));
      return undefined;
    },

    sessionOf,

    async refresh(refreshToken: string, origin: Origin) {
      const renewed = await system.$transaction((tx) => renewSession(tx, refreshToken, origin, now()), IN_TRANSACTION);
      return renewed && tokensFor(renewed);
    },

    async switchTo(session: SessionOwner, organizationId: string, origin: Origin) {
      const into = await organizationFor(system, session.userId, organizationId);
      return into === undefined ? undefined : switchFrom(session, into, origin);
    },

    async logOut(session: SessionOwner, everywhere: boolean, origin: Origin): Promise<Date> {
      const at = now();
      const { userId } = session;
      await system.$transaction(async (tx) => {
        if (everywhere) await endSessionsOf(tx, { userId }, at);
        else await endSession(tx, session, at);
        await auditSession(tx, "auth.logout", session, origin);
      }, IN_TRANSACTION);
      return at;
    },

    profile: (userId: string) => profileOf(system, userId),

    publicKeys: () => tokens.publicKeys(),

    /** Resolves when nothing is left of what no answer waited for. */
    async idle(): Promise<void> {
      await Promise.all(pending);
    },
  };
}
