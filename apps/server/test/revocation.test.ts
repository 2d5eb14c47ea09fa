import { setTimeout as delay } from "node:timers/promises";
import { revokeKey, rollKey } from "@orrery/access";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answerOf, type Pair, type Subject, subjectIn } from "./pairs.ts";
import { SETUPS } from "./setups.ts";

/** Asks until this is the answer. @returns when the last request was sent that was answered otherwise. */
async function until(url: string, credential: string, expected: string, now: () => number): Promise<number> {
  for (let otherMs = Number.NEGATIVE_INFINITY; ; ) {
    const sentMs = now();
    const answer = await answerOf(url, credential);
    if (answer === expected) return otherMs;
    expect(answer).toBe("200");
    otherMs = sentMs;
    await delay(5);
  }
}

/** Makes a change, and asks both servers until it holds. @returns after how many milliseconds it was last not so. */
async function heldAfter(
  { urls }: Pair,
  credential: string,
  change: () => Promise<unknown>,
  expected: string,
): Promise<number> {
  for (const url of urls) expect(await answerOf(url, credential)).toBe("200");
  await change();
  const changedMs = performance.now();
  const last = await Promise.all(urls.map((url) => until(url, credential, expected, () => performance.now())));
  return Math.max(...last) - changedMs;
}

interface Change {
  readonly name: string;
  readonly of: keyof Subject["credentials"];
  make(subject: Subject): Promise<unknown>;
  readonly answer: string;
}

const INVALID = "401 UNAUTHORIZED";
const membershipOf = ({ organizationId, userId }: Subject) => ({ organizationId_userId: { organizationId, userId } });

/** Made in the database itself, as another process would. */
const CHANGES: readonly Change[] = [
  {
    name: "a key is revoked",
    of: "key",
    make: ({ system, organizationId, keyId }) => revokeKey(system, { organizationId, id: keyId }),
    answer: INVALID,
  },
  {
    name: "a key is rolled without overlap",
    of: "key",
    make: ({ system, organizationId, keyId }) => rollKey(system, { organizationId, id: keyId }, 0),
    answer: INVALID,
  },
  {
    name: "a key is made to expire",
    of: "key",
    make: ({ system, keyId }) => system.apiKey.update({ where: { id: keyId }, data: { expiresAt: new Date() } }),
    answer: INVALID,
  },
  {
    name: "a key loses a scope",
    of: "key",
    make: ({ system, keyId }) => system.apiKey.update({ where: { id: keyId }, data: { scopes: ["leads:write"] } }),
    answer: "403 FORBIDDEN",
  },
  {
    name: "the plan is downgraded",
    of: "key",
    make: ({ system, organizationId: id }) => system.organization.update({ where: { id }, data: { plan: "free" } }),
    answer: "403 PLAN_REQUIRED",
  },
  {
    name: "the user of an MCP token gets another role",
    of: "mcp",
    make: (subject) => subject.system.membership.update({ where: membershipOf(subject), data: { role: "guest" } }),
    answer: "403 FORBIDDEN",
  },
  {
    name: "a person logged in gets another role",
    of: "session",
    make: (subject) => subject.system.membership.update({ where: membershipOf(subject), data: { role: "guest" } }),
    answer: "403 FORBIDDEN",
  },
  {
    name: "a person logged in leaves the organization",
    of: "session",
    make: (subject) => subject.system.membership.delete({ where: membershipOf(subject) }),
    answer: INVALID,
  },
  {
    name: "a session is revoked",
    of: "session",
    make: ({ system, sessionId: id }) => system.session.update({ where: { id }, data: { revokedAt: new Date() } }),
    answer: INVALID,
  },
];

/** How long a credential may go on working: CONTRACTS.md, "One identity under all four". */
const WITHIN_MS = 1_000;

describe.each(SETUPS)("on two servers $name", ({ start }) => {
  const stack = new AsyncDisposableStack();
  let pair: Pair;
  beforeAll(async () => {
    const { pair: started, disturb } = await start(stack);
    pair = started;
    const { credentials } = await subjectIn(pair.database);
    for (const url of pair.urls) expect(await answerOf(url, credentials.key)).toBe("200");
    await disturb?.();
  });
  afterAll(() => stack.disposeAsync());

  it.each(CHANGES)("it holds within a second that $name", async ({ of, make, answer }) => {
    const subject = await subjectIn(pair.database);
    const ms = await heldAfter(pair, subject.credentials[of], () => make(subject), answer);
    expect(ms).toBeLessThan(WITHIN_MS);
  });

  it("a key ends at the millisecond that it says", async () => {
    const { system, keyId, credentials } = await subjectIn(pair.database);
    const expiresAt = new Date(Date.now() + 500);
    await system.apiKey.update({ where: { id: keyId }, data: { expiresAt } });
    const last = await Promise.all(pair.urls.map((url) => until(url, credentials.key, INVALID, () => Date.now())));
    expect(Math.max(...last)).toBeLessThan(expiresAt.getTime());
  });

  it("asks nothing about a credential that it has just looked up", async () => {
    const { credentials } = await subjectIn(pair.database);
    const [url] = pair.urls;
    const others = Object.values(credentials);
    // A machine that stalls for a second can't vouch for what it has kept; then there is a look-up once more.
    do {
      pair.asked.length = 0;
      for (const credential of [...others, ...others, ...others]) await answerOf(url, credential);
    } while (pair.asked.length > 0);
  });
});
