import { randomBytes, randomUUID } from "node:crypto";
import type { Database } from "@orrery/db";
import { isPrincipal } from "@orrery/operation";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { Authenticator } from "../authenticate.ts";
import { createKey, type NewKey, revokeKey, rollKey } from "../keys/store.ts";
import { bearer, emptyDatabase, following, organizationIn, personIn, SCOPES, stopAll } from "../testing.ts";
import { createSignedLinks } from "./signed-links.ts";

const ADDRESS = "203.0.113.7";
const OPERATION = "leads.upload";
const SCOPE = "leads:write";
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const REFUSED = { caller: { kind: "anonymous", address: ADDRESS } };
const NO_HEADERS = new Headers();
const fields = { leadId: randomUUID() };

let database: Database;
beforeAll(async () => {
  database = await emptyDatabase();
}, 60_000);
afterEach(stopAll);
afterAll(() => database.close());

const links = createSignedLinks([randomBytes(32)]);
const create = (organizationId: string, options: Partial<NewKey> = {}) =>
  createKey(database.system, { organizationId, prefix: "ork_live_", name: "site", scopes: ["*"], ...options }, SCOPES);

/** A link that a credential's holder was given, as the server gives them: by what the credential is. */
async function linkOf({ authenticate }: Authenticator, credential: string, headers = bearer(credential)) {
  const { caller } = await authenticate(headers, ADDRESS);
  if (!isPrincipal(caller)) throw new Error("The credential is not good.");
  const expiresAt = new Date(Date.now() + HOUR_MS);
  return links.sign({ issuer: caller, operation: OPERATION, scopes: [SCOPE], fields, expiresAt });
}

/** A key, a link of it that works, and what becomes of that. */
async function linked(options: Partial<NewKey> = {}) {
  const { live, test } = await organizationIn(database);
  const isTest = options.prefix?.endsWith("_test_");
  const made = await create(isTest ? test : live, options);
  const authenticator = await following(database, { links });
  const text = await linkOf(authenticator, made.key);
  const use = (headers = NO_HEADERS) => authenticator.authenticateLink(text, OPERATION, headers, ADDRESS);
  expect(isPrincipal((await use()).caller)).toBe(true);
  const dropped = new Promise((resolve) => authenticator.onDropped(resolve));
  return { ...made, live, authenticator, text, use, dropped };
}

describe("a link", () => {
  it("is the credential behind it, with the one scope and the fields that it was signed for", async () => {
    const { use, id, organizationId } = await linked();
    const { caller, fields: signed } = await use();
    expect(signed).toEqual(fields);
    expect(caller).toMatchObject({ kind: "api-key", organizationId, credentialId: id, grants: [SCOPE] });
    expect(isPrincipal(caller) && [...caller.scopes]).toEqual([SCOPE]);
  });

  it("of a test key is of the test sibling", async () => {
    const { use, live, organizationId } = await linked({ prefix: "ork_test_" });
    expect(organizationId).not.toBe(live);
    expect(await use()).toMatchObject({ caller: { organizationId, mode: "test" } });
  });

  it("keeps what its key is confined to", async () => {
    const { use } = await linked({ confinedTo: ["property:1"] });
    expect(await use()).toMatchObject({ caller: { confinedTo: ["property:1"] } });
  });

  it("needs no header, and looks at none", async () => {
    const { use } = await linked();
    for (const headers of [bearer("nonsense"), new Headers({ "x-api-key": "nonsense" })]) {
      expect(isPrincipal((await use(headers)).caller)).toBe(true);
    }
  });

  it("in a header is no credential", async () => {
    const { authenticator, text } = await linked();
    for (const headers of [bearer(text), new Headers({ "x-api-key": text })]) {
      expect(await authenticator.authenticate(headers, ADDRESS)).toEqual({ ...REFUSED, problem: "invalid" });
    }
  });

  it("is no key and no access token, good as they may be, and none for another operation", async () => {
    const { authenticator, key, text } = await linked();
    for (const [other, operation] of [
      [key, OPERATION],
      ["", OPERATION],
      ["eyJhbGciOiJFZERTQSJ9.e30.c2ln", OPERATION],
      [text, "leads.create"],
    ] as const) {
      expect(await authenticator.authenticateLink(other, operation, NO_HEADERS, ADDRESS)).toEqual({
        ...REFUSED,
        problem: "link",
        fields: {},
      });
    }
  });

  it("is none where no links are checked", async () => {
    const { text } = await linked();
    const { authenticateLink } = await following(database);
    expect(await authenticateLink(text, OPERATION, NO_HEADERS, ADDRESS)).toMatchObject({ problem: "link" });
  });
});

describe("a link goes with its key", () => {
  const ENDED = { ...REFUSED, problem: "link" };

  it("when that is revoked", async () => {
    const { use, live, id, dropped } = await linked();
    await revokeKey(database.system, { organizationId: live, id });
    await dropped;
    expect(await use()).toMatchObject(ENDED);
  });

  it("when that is deleted", async () => {
    const { use, id, dropped } = await linked();
    await database.system.apiKey.delete({ where: { id } });
    await dropped;
    expect(await use()).toMatchObject(ENDED);
  });

  it("when that expires, to the millisecond, whatever the link says", async () => {
    const expiresAt = new Date(Date.now() + MINUTE_MS);
    const { text } = await linked({ expiresAt });
    let now = new Date(expiresAt.getTime() - 1);
    const authenticator = await following(database, { links, now: () => now });
    const use = () => authenticator.authenticateLink(text, OPERATION, NO_HEADERS, ADDRESS);
    const { caller } = await use();
    expect(caller).toMatchObject({ expiresAt });
    expect(isPrincipal(caller) && authenticator.endsAtMs(caller)).toBe(expiresAt.getTime());
    now = expiresAt;
    expect(await use()).toMatchObject(ENDED);
  });

  it("at its own end, also while it is kept", async () => {
    const { authenticator, key } = await linked();
    const { caller: issuer } = await authenticator.authenticate(bearer(key), ADDRESS);
    if (!isPrincipal(issuer)) throw new Error("The key is not good.");
    const expiresAt = new Date(Math.ceil(Date.now() / 1_000) * 1_000 + MINUTE_MS);
    let now = new Date(expiresAt.getTime() - 1);
    const own = createSignedLinks([Buffer.alloc(32)], () => now);
    const { authenticateLink } = await following(database, { links: own, now: () => now });
    const text = await own.sign({ issuer, operation: OPERATION, scopes: [SCOPE], fields, expiresAt });
    const use = () => authenticateLink(text, OPERATION, NO_HEADERS, ADDRESS);
    expect(isPrincipal((await use()).caller)).toBe(true);
    now = expiresAt;
    expect(await use()).toMatchObject(ENDED);
  });

  it("as its scope does, and may do nothing without it", async () => {
    const { use, id, dropped } = await linked();
    await database.system.apiKey.update({ where: { id }, data: { scopes: ["leads:read"] } });
    await dropped;
    const { caller } = await use();
    expect(isPrincipal(caller) && [...caller.scopes, ...caller.grants]).toEqual([]);
  });

  it("beyond the plan", async () => {
    const { use, live, dropped } = await linked();
    await database.system.organization.update({ where: { id: live }, data: { plan: "free" } });
    await dropped;
    expect(await use()).toMatchObject({ ...REFUSED, problem: "plan" });
  });

  it("into other confinement", async () => {
    const { use, id, dropped } = await linked();
    await database.system.apiKey.update({ where: { id }, data: { confinedTo: ["property:2"] } });
    await dropped;
    expect(await use()).toMatchObject({ caller: { confinedTo: ["property:2"] } });
  });

  it("to the web pages that may use it, and to no others", async () => {
    const { live } = await organizationIn(database);
    const page = new Headers({ origin: "https://shop.example" });
    const { key } = await create(live, { origins: ["https://shop.example"] });
    const authenticator = await following(database, { links });
    const headers = new Headers({ ...Object.fromEntries(bearer(key)), origin: "https://shop.example" });
    const text = await linkOf(authenticator, key, headers);
    const use = (from: Headers) => authenticator.authenticateLink(text, OPERATION, from, ADDRESS);
    expect(isPrincipal((await use(page)).caller)).toBe(true);
    for (const from of [NO_HEADERS, new Headers({ origin: "https://evil.example" })]) {
      expect(await use(from)).toMatchObject({ ...REFUSED, problem: "origin" });
    }
  });
});

describe("a link of a key that is rolled", () => {
  const ENDED = { ...REFUSED, problem: "link" };
  const roll = ({ live, id }: { live: string; id: string }, overlapMs: number) =>
    rollKey(database.system, { organizationId: live, id }, overlapMs);

  it("ends at once with its secret, where that has no overlap: somebody else may have made it", async () => {
    const made = await linked();
    await roll(made, 0);
    await made.dropped;
    expect(await made.use()).toMatchObject(ENDED);
  });

  it("ends with its secret's overlap, and at once with a second roll", async () => {
    const made = await linked();
    await roll(made, MINUTE_MS);
    await made.dropped;
    const { caller } = await made.use();
    const left = isPrincipal(caller) ? made.authenticator.endsAtMs(caller) - Date.now() : 0;
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThanOrEqual(MINUTE_MS);
    const droppedAgain = new Promise((resolve) => made.authenticator.onDropped(resolve));
    await roll(made, MINUTE_MS);
    await droppedAgain;
    expect(await made.use()).toMatchObject(ENDED);
  });

  it("made with the new secret goes on", async () => {
    const made = await linked();
    const { key } = await roll(made, 0);
    await made.dropped;
    const text = await linkOf(made.authenticator, key);
    expect(await made.authenticator.authenticateLink(text, OPERATION, NO_HEADERS, ADDRESS)).toMatchObject({
      caller: { credentialId: made.id },
    });
  });
});

describe("a link of a session", () => {
  async function loggedIn() {
    const { live } = await organizationIn(database, "free");
    const userId = await personIn(database, live, "member");
    const expiresAt = new Date(Date.now() + HOUR_MS);
    const data = { organizationId: live, userId, rootId: randomUUID(), expiresAt };
    const { id } = await database.system.session.create({ data });
    const authenticator = await following(database, { links });
    const issuer = { kind: "session", credentialId: id, organizationId: live, userId } as const;
    const expires = new Date(Date.now() + 24 * HOUR_MS);
    const text = await links.sign({ issuer, operation: OPERATION, scopes: [SCOPE], fields, expiresAt: expires });
    const use = () => authenticator.authenticateLink(text, OPERATION, NO_HEADERS, ADDRESS);
    expect(await use()).toMatchObject({ caller: { kind: "session", userId, grants: [SCOPE] } });
    const dropped = new Promise((resolve) => authenticator.onDropped(resolve));
    return { id, userId, live, use, dropped, authenticator, expiresAt };
  }

  it("ends with it: at a logout, and when it is past its time", async () => {
    const { id, use, dropped, authenticator, expiresAt } = await loggedIn();
    const { caller } = await use();
    expect(isPrincipal(caller) && authenticator.endsAtMs(caller)).toBe(expiresAt.getTime());
    await database.system.session.update({ where: { id }, data: { revokedAt: new Date() } });
    await dropped;
    expect(await use()).toMatchObject({ ...REFUSED, problem: "link" });
  });

  it("ends when the person leaves, and may do nothing in a role without the scope", async () => {
    const { live, userId, use, dropped, authenticator } = await loggedIn();
    const membership = { organizationId_userId: { organizationId: live, userId } };
    await database.system.membership.update({ where: membership, data: { role: "guest" } });
    await dropped;
    expect(await use()).toMatchObject({ caller: { scopes: new Set(), grants: [] } });
    const gone = new Promise((resolve) => authenticator.onDropped(resolve));
    await database.system.membership.delete({ where: membership });
    await gone;
    expect(await use()).toMatchObject({ ...REFUSED, problem: "link" });
  });
});
