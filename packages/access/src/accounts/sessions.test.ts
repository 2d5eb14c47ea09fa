import { randomUUID } from "node:crypto";
import type { Database } from "@orrery/db";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { emptyDatabase } from "../testing.ts";
import { generateRefreshToken } from "./refresh-token.ts";
import { purgeSessions } from "./sessions.ts";
import { accountsOn, ORIGIN, PASSWORD } from "./testing.ts";

const DAY_MS = 24 * 3_600_000;
const GRACE_MS = 30_000;

let database: Database;
let on: ReturnType<typeof accountsOn>;
let session: Awaited<ReturnType<typeof loggedIn>>;
beforeAll(async () => {
  database = await emptyDatabase();
}, 60_000);
beforeEach(async () => {
  on = accountsOn(database);
  session = await loggedIn();
});
afterAll(() => database.close());

async function loggedIn() {
  const person = await on.person();
  const tokens = await on.accounts.logIn({ email: person.email, password: PASSWORD }, ORIGIN);
  const refreshToken = tokens?.refreshToken ?? "";
  return { ...person, refreshToken, id: on.accounts.sessionOf(refreshToken) ?? "" };
}
/** Into the test sibling; undefined where it is refused. */
const switched = async (from: { id: string; userId: string; organizationId: string } = session) => {
  const tokens = await on.accounts.switchTo(from, session.testId, ORIGIN);
  const refreshToken = tokens?.refreshToken ?? "";
  return (
    tokens && {
      ...session,
      organizationId: session.testId,
      refreshToken,
      id: on.accounts.sessionOf(refreshToken) ?? "",
    }
  );
};
const again = async () =>
  (await on.accounts.logIn({ email: session.email, password: PASSWORD }, ORIGIN))?.refreshToken ?? "";
const refresh = async (token: string) => (await on.accounts.refresh(token, ORIGIN))?.refreshToken;
const row = () => database.system.session.findUniqueOrThrow({ where: { id: session.id } });
const reuses = () =>
  database.system.auditEntry.findMany({ where: { credentialId: session.id, operation: "auth.refresh.reused" } });

describe("a refresh", () => {
  it("gives the next pair of the same session, and moves the session on", async () => {
    on.clock.nowMs += 29 * DAY_MS;
    const next = await on.accounts.refresh(session.refreshToken, ORIGIN);
    expect(next).toMatchObject({ tokenType: "Bearer", expiresIn: 604_800 });
    expect(await on.tokens.verify(next?.accessToken ?? "")).toMatchObject({
      sessionId: session.id,
      userId: session.userId,
      organizationId: session.organizationId,
    });
    expect((await row()).expiresAt.getTime()).toBe(on.clock.nowMs + 30 * DAY_MS);
    on.clock.nowMs += 29 * DAY_MS;
    expect(await refresh(next?.refreshToken ?? "")).toBeDefined();
  });

  it("gives each of those that come at once a pair of its own, and all of them are good", async () => {
    const pairs = await Promise.all(Array.from({ length: 5 }, () => refresh(session.refreshToken)));
    expect(new Set(pairs).size).toBe(5);
    expect(pairs).not.toContain(undefined);
    expect((await Promise.all(pairs.map((token) => refresh(token ?? "")))).every(Boolean)).toBe(true);
    expect((await row()).revokedAt).toBeNull();
  });

  it("gives another pair to who did not get the answer, for 30 seconds", async () => {
    await refresh(session.refreshToken);
    on.clock.nowMs += GRACE_MS;
    expect(await refresh(session.refreshToken)).toBeDefined();
  });

  it("with a token that was used longer ago ends the session and all its tokens, and says so once in the audit log", async () => {
    const next = (await refresh(session.refreshToken)) ?? "";
    on.clock.nowMs += GRACE_MS + 1;
    expect(await refresh(session.refreshToken)).toBeUndefined();
    expect((await row()).revokedAt?.getTime()).toBe(on.clock.nowMs);
    expect(await refresh(next)).toBeUndefined();
    expect(await refresh(session.refreshToken)).toBeUndefined();
    expect(await reuses()).toMatchObject([
      { ...ORIGIN, userId: session.userId, organizationId: session.organizationId },
    ]);
    const change = { organizationId: session.organizationId };
    expect(await database.system.credentialChange.count({ where: change })).toBe(1);
  });

  it("is what ends the family however late the stolen token comes", async () => {
    let token = session.refreshToken;
    for (let times = 0; times < 3; times += 1) {
      on.clock.nowMs += 20 * DAY_MS;
      token = (await refresh(token)) ?? "";
    }
    expect(await refresh(session.refreshToken)).toBeUndefined();
    expect(await refresh(token)).toBeUndefined();
  });

  it("is refused for a token that has expired, without ending anything", async () => {
    on.clock.nowMs += 30 * DAY_MS;
    expect(await refresh(session.refreshToken)).toBeUndefined();
    expect((await row()).revokedAt).toBeNull();
  });

  it("is refused for a token that nobody gave out, also one that names a session", async () => {
    expect(await refresh(generateRefreshToken(session.id))).toBeUndefined();
    expect(await refresh(generateRefreshToken(randomUUID()))).toBeUndefined();
    expect(await refresh("nonsense")).toBeUndefined();
    expect(await refresh(session.refreshToken)).toBeDefined();
  });

  it("is refused once the session is revoked", async () => {
    await database.system.session.update({ where: { id: session.id }, data: { revokedAt: on.now() } });
    expect(await refresh(session.refreshToken)).toBeUndefined();
    on.clock.nowMs += GRACE_MS + 1;
    await refresh(session.refreshToken);
    expect(await reuses()).toEqual([]);
  });

  it("is refused to who has left the organization, in its test sibling too", async () => {
    const { userId, organizationId } = session;
    const inTest = await switched();
    const next = await refresh(inTest?.refreshToken ?? "");
    expect(next).toBeDefined();
    await database.system.membership.delete({ where: { organizationId_userId: { organizationId, userId } } });
    for (const token of [session.refreshToken, next ?? ""]) expect(await refresh(token)).toBeUndefined();
  });

  it("goes with the person", async () => {
    await database.system.user.delete({ where: { id: session.userId } });
    expect(await refresh(session.refreshToken)).toBeUndefined();
  });
});

describe("a refresh token that is used again", () => {
  it("ends what a thief has switched to, from there on too, and no other login", async () => {
    const other = await again();
    const stolen = await switched();
    const further = await switched(stolen);
    await refresh(session.refreshToken);
    on.clock.nowMs += GRACE_MS + 1;
    expect(await refresh(session.refreshToken)).toBeUndefined();
    for (const thief of [stolen, further]) {
      expect(await refresh(thief?.refreshToken ?? "")).toBeUndefined();
      expect(await switched(thief)).toBeUndefined();
    }
    const changes = { organizationId: session.testId };
    expect(await database.system.credentialChange.count({ where: changes })).toBe(2);
    expect(await refresh(other)).toBeDefined();
  });

  it("does so also where the thief has logged out of the session that it was stolen from", async () => {
    await refresh(session.refreshToken);
    const stolen = await switched();
    await on.accounts.logOut(session, false, ORIGIN);
    on.clock.nowMs += GRACE_MS + 1;
    await refresh(session.refreshToken);
    expect(await refresh(stolen?.refreshToken ?? "")).toBeUndefined();
    expect(await reuses()).toHaveLength(1);
  });

  it("is not one that another tab brings again and again after the logout", async () => {
    const kept = await switched();
    await on.accounts.logOut(session, false, ORIGIN);
    expect(await refresh(session.refreshToken)).toBeUndefined();
    on.clock.nowMs += GRACE_MS + 1;
    expect(await refresh(session.refreshToken)).toBeUndefined();
    expect(await refresh(kept?.refreshToken ?? "")).toBeDefined();
  });
});

describe("a logout", () => {
  const lines = () =>
    database.system.auditEntry.findMany({ where: { operation: "auth.logout", userId: session.userId } });

  it("ends its own session alone, and leaves a line", async () => {
    const [inTest, other] = [await switched(), await again()];
    expect(await on.accounts.logOut(session, false, ORIGIN)).toEqual(on.now());
    expect(await refresh(session.refreshToken)).toBeUndefined();
    for (const token of [inTest?.refreshToken ?? "", other]) expect(await refresh(token)).toBeDefined();
    const { id, userId, organizationId } = session;
    const by = { credentialKind: "session", credentialId: id, userId, resourceId: id };
    expect(await lines()).toMatchObject([{ ...ORIGIN, ...by, organizationId }]);
  });

  it("everywhere ends all of the person's sessions in every organization, and nobody else's", async () => {
    const stranger = await loggedIn();
    const [inTest, other] = [await switched(), await again()];
    await on.accounts.logOut(session, true, ORIGIN);
    for (const token of [session.refreshToken, inTest?.refreshToken ?? "", other])
      expect(await refresh(token)).toBeUndefined();
    expect(await refresh(stranger.refreshToken)).toBeDefined();
    expect(await lines()).toHaveLength(1);
  });

  it("everywhere ends also what switches make at the same time", async () => {
    const switches = Array.from({ length: 8 }, () => switched());
    await Promise.all([...switches.slice(0, 4), on.accounts.logOut(session, true, ORIGIN), ...switches.slice(4)]);
    const { userId } = session;
    expect(await database.system.session.count({ where: { userId, revokedAt: null } })).toBe(0);
  });
});

describe("the purge", () => {
  const kept = () => database.system.session.count({ where: { id: session.id } });

  it("deletes a session 30 days after it expired", async () => {
    on.clock.nowMs += 60 * DAY_MS;
    await purgeSessions(database.system, on.now());
    expect(await kept()).toBe(1);
    on.clock.nowMs += 1;
    await purgeSessions(database.system, on.now());
    expect(await kept()).toBe(0);
  });

  it("deletes a session 30 days after it was revoked", async () => {
    await database.system.session.update({ where: { id: session.id }, data: { revokedAt: on.now() } });
    on.clock.nowMs += 30 * DAY_MS + 1;
    await purgeSessions(database.system, on.now());
    expect(await kept()).toBe(0);
  });

  it("deletes refresh tokens a day after they expired, and none that is good", async () => {
    const { id: sessionId } = session;
    const count = () => database.system.refreshToken.count({ where: { sessionId } });
    on.clock.nowMs += DAY_MS;
    await refresh(session.refreshToken);
    on.clock.nowMs += 30 * DAY_MS - 1;
    await purgeSessions(database.system, on.now());
    expect(await count()).toBe(2);
    on.clock.nowMs += 2;
    await purgeSessions(database.system, on.now());
    expect(await count()).toBe(1);
  });
});
