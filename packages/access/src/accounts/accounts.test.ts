import { randomUUID } from "node:crypto";
import type { Database } from "@orrery/db";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { emptyDatabase } from "../testing.ts";
import { accountsOn, ORIGIN, PASSWORD } from "./testing.ts";

let database: Database;
let statements: string[] = [];
let on: ReturnType<typeof accountsOn>;
beforeAll(async () => {
  database = await emptyDatabase({ observer: { before: (sql) => void statements.push(sql) } });
}, 60_000);
beforeEach(() => {
  on = accountsOn(database);
  statements = [];
});
afterAll(() => database.close());

const unknown = () => `${randomUUID()}@example.com`;
const auditOf = (organizationId: string) =>
  database.system.auditEntry.findMany({ where: { organizationId }, orderBy: { createdAt: "asc" } });

/** What a call asked of the database and of argon2. */
async function costOf(call: () => Promise<unknown>) {
  await on.accounts.idle();
  statements = [];
  Object.assign(on.cost, { hashed: 0, verified: 0 });
  await call();
  await on.accounts.idle();
  return { statements: [...statements], ...on.cost };
}

describe("registering", () => {
  const register = (email: string, over: object = {}) =>
    on.accounts.register({ email, name: "Ana", password: PASSWORD, organizationName: "Ána's  Homes", ...over }, ORIGIN);
  const people = async () => [await database.system.user.count(), await database.system.organization.count()];

  it("makes a person who owns an organization and its test sibling, on the plan free", async () => {
    const email = unknown();
    await register(email.toUpperCase());
    const user = await database.system.user.findUniqueOrThrow({
      where: { email },
      include: { memberships: { include: { organization: { include: { test: true } } } } },
    });
    expect(user.passwordHash).toMatch(/^\$argon2id\$/);
    expect(user.memberships).toMatchObject([
      {
        role: "owner",
        organization: {
          name: "Ána's  Homes",
          slug: expect.stringMatching(/^ana-s-homes-[0-9a-f]{8}$/),
          plan: "free",
          liveId: null,
          test: { slug: expect.stringMatching(/^ana-s-homes-[0-9a-f]{8}-test$/), plan: "free" },
        },
      },
    ]);
    expect(await on.accounts.logIn({ email, password: PASSWORD }, ORIGIN)).toBeDefined();
  });

  it("makes a slug of any name", async () => {
    for (const organizationName of ["不動産", "--", "x".repeat(200), "test"]) {
      const email = unknown();
      await register(email, { organizationName });
      const { slug } = await database.system.organization.findFirstOrThrow({
        where: { liveId: null, memberships: { some: { user: { email } } } },
      });
      expect(slug).toMatch(/^[a-z0-9][a-z0-9-]{0,58}[a-z0-9]$/);
      expect(slug).not.toMatch(/-test$/);
    }
  });

  it("changes nothing for an address that is known, at the same cost", async () => {
    const { email } = await on.person();
    const lines = () => database.system.auditEntry.count();
    const before = [await people(), await database.system.user.findUnique({ where: { email } }), await lines()];
    const known = await costOf(() => register(email, { name: "Mallory", password: "another password" }));
    expect([await people(), await database.system.user.findUnique({ where: { email } }), await lines()]).toEqual(
      before,
    );
    const fresh = await costOf(() => register(unknown()));
    expect(known.statements.length).toBe(fresh.statements.length);
    expect(known.statements.at(-1)).toBe(fresh.statements.at(-1));
    for (const { hashed, verified } of [known, fresh]) expect([hashed, verified]).toEqual([1, 0]);
    expect(await on.accounts.logIn({ email, password: "another password" }, ORIGIN)).toBeUndefined();
  });

  it("is the first line of the organization's audit log", async () => {
    const { userId, organizationId } = await on.person();
    const by = { credentialKind: "password", credentialId: userId, userId };
    expect(await auditOf(organizationId)).toMatchObject([
      { operation: "auth.register", ...by, ...ORIGIN, resourceId: userId },
    ]);
  });

  it("makes one account for an address that comes twice at once", async () => {
    const email = unknown();
    const [users, organizations] = await people();
    await Promise.all([register(email), register(email), register(email.toUpperCase())]);
    expect(await people()).toEqual([(users ?? 0) + 1, (organizations ?? 0) + 2]);
  });
});

describe("a login", () => {
  const login = (email: string, password = PASSWORD, organizationId?: string) =>
    on.accounts.logIn({ email, password, organizationId }, ORIGIN);

  it("gives a bearer of seven days for the organization that the person joined first, however the address is written", async () => {
    const { email, userId, organizationId } = await on.person();
    const tokens = await login(email.toUpperCase());
    expect(tokens).toEqual({
      accessToken: expect.any(String),
      tokenType: "Bearer",
      expiresIn: 604_800,
      refreshToken: expect.stringMatching(/^ref_/),
    });
    const claims = await on.tokens.verify(tokens?.accessToken ?? "");
    expect(claims).toMatchObject({ userId, organizationId });
    const session = await database.system.session.findUniqueOrThrow({ where: { id: claims?.sessionId ?? "" } });
    expect(session).toMatchObject({ userId, organizationId, revokedAt: null });
    expect(session.expiresAt.getTime()).toBe(on.clock.nowMs + 30 * 24 * 3_600_000);
    expect(on.accounts.sessionOf(tokens?.refreshToken ?? "")).toBe(session.id);
    expect(await auditOf(organizationId)).toMatchObject([
      { operation: "auth.register" },
      {
        operation: "auth.login",
        credentialKind: "session",
        credentialId: session.id,
        userId,
        surface: "rest",
        requestId: "request-1",
        address: "203.0.113.7",
        resourceId: session.id,
      },
    ]);
  });

  it("goes to the organization that is asked for, and to its test sibling, if the person is in it", async () => {
    const [person, other] = [await on.person(), await on.person()];
    const { email, userId, organizationId, testId } = person;
    const intoOther = async () => organizationIn(await login(email, PASSWORD, other.organizationId));
    expect(await intoOther()).toBeUndefined();
    const data = { userId, organizationId: other.organizationId, role: "guest" };
    await database.system.membership.create({ data });
    expect(await intoOther()).toBe(other.organizationId);
    expect(await organizationIn(await login(email, PASSWORD, other.testId))).toBe(other.testId);
    expect(await organizationIn(await login(email, PASSWORD, testId))).toBe(testId);
    expect(await organizationIn(await login(email))).toBe(organizationId);
    expect(await login(email, PASSWORD, randomUUID())).toBeUndefined();
  });

  it("costs the same for an address that is unknown, known, or has no password yet", async () => {
    const [{ email }, seeded] = [await on.person(), await on.person()];
    await database.system.user.update({ where: { email: seeded.email }, data: { passwordHash: "" } });
    await login(email, "warms the signing keys up");
    const costs = [];
    for (const address of [unknown(), email, seeded.email]) {
      costs.push(await costOf(async () => expect(await login(address, "a wrong password")).toBeUndefined()));
    }
    const [forUnknown, forKnown, forSeeded] = costs;
    expect(forUnknown).toMatchObject({ hashed: 0, verified: 1 });
    expect(forUnknown?.statements.length).toBeGreaterThan(1);
    expect(forKnown).toEqual(forUnknown);
    expect(forSeeded).toEqual(forUnknown);
  });

  it("that is refused leaves a line with the organization that the person joined first, after the answer", async () => {
    const { email, userId, organizationId } = await on.person();
    const other = await on.person();
    await database.system.membership.create({ data: { userId, organizationId: other.organizationId, role: "admin" } });
    await login(email, "a wrong password");
    await login(email, PASSWORD, randomUUID());
    await on.accounts.idle();
    const line = { operation: "auth.login.refused", credentialKind: "password", credentialId: userId, userId };
    const where = { surface: "rest", requestId: "request-1", address: "203.0.113.7", resourceId: null };
    expect(await auditOf(organizationId)).toMatchObject([{ operation: "auth.register" }, { ...line, ...where }, line]);
    expect(await auditOf(other.organizationId)).toMatchObject([{ operation: "auth.register" }]);
    expect(on.reported).toEqual([]);
  });

  it("is refused to who is in no organization any more", async () => {
    const { email, userId } = await on.person();
    await database.system.membership.deleteMany({ where: { userId } });
    expect(await login(email)).toBeUndefined();
    await on.accounts.idle();
  });

  it("that cannot be noted is refused all the same, and reported", async () => {
    const broken = { ...ORIGIN, address: "not\0text" };
    const { email } = await on.person();
    expect(await on.accounts.logIn({ email, password: "wrong" }, broken)).toBeUndefined();
    await on.accounts.idle();
    expect(on.reported).toHaveLength(1);
  });
});

const organizationIn = async (tokens: { accessToken: string } | undefined) =>
  tokens && (await on.tokens.verify(tokens.accessToken))?.organizationId;

describe("switching", () => {
  it("opens a session of its own in the other organization, and leaves the first as it was", async () => {
    const { email, userId, testId, organizationId } = await on.person();
    const first = await on.accounts.logIn({ email, password: PASSWORD }, ORIGIN);
    const id = on.accounts.sessionOf(first?.refreshToken ?? "") ?? "";
    const second = await on.accounts.switchTo({ id, organizationId, userId }, testId, ORIGIN);
    const [a, b] = await Promise.all([first, second].map((tokens) => on.tokens.verify(tokens?.accessToken ?? "")));
    expect([a?.organizationId, b?.organizationId]).toEqual([organizationId, testId]);
    expect(b?.sessionId).not.toBe(a?.sessionId);
    expect(await auditOf(testId)).toMatchObject([{ operation: "auth.switch", credentialId: b?.sessionId, userId }]);
    expect(await on.accounts.refresh(first?.refreshToken ?? "", ORIGIN)).toBeDefined();
  });

  it("opens none in an organization that the person is not in", async () => {
    const [{ email, userId, organizationId }, other] = [await on.person(), await on.person()];
    const tokens = await on.accounts.logIn({ email, password: PASSWORD }, ORIGIN);
    const session = { id: on.accounts.sessionOf(tokens?.refreshToken ?? "") ?? "", organizationId, userId };
    for (const id of [other.organizationId, other.testId, randomUUID()])
      expect(await on.accounts.switchTo(session, id, ORIGIN)).toBeUndefined();
    expect(await database.system.session.count({ where: { userId } })).toBe(1);
  });
});

describe("a profile", () => {
  it("is the person and their organizations, in the order of joining, in one statement", async () => {
    const [person, other] = [await on.person(), await on.person()];
    const { userId, organizationId, testId, email } = person;
    await database.system.membership.create({ data: { userId, organizationId: other.organizationId, role: "guest" } });
    const shown = { name: "Ana's homes", slug: expect.stringMatching(/^ana-s-homes-/) };
    const { statements } = await costOf(async () =>
      expect(await on.accounts.profile(userId)).toEqual({
        id: userId,
        email,
        name: "Ana",
        organizations: [
          { ...shown, id: organizationId, role: "owner", testOrganizationId: testId },
          { ...shown, id: other.organizationId, role: "guest", testOrganizationId: other.testId },
        ],
      }),
    );
    expect(statements).toHaveLength(1);
    expect(await on.accounts.profile(randomUUID())).toBeUndefined();
  });
});
