import { createHash } from "node:crypto";
import { expandGrants, type Principal } from "@orrery/operation";
import { appTokenOf, createWorld, type TestWorld } from "@orrery/testkit";
import { beforeEach, describe, expect, it } from "vitest";
import { registry } from "../../registry.ts";
import { createOauthClient } from "./create-oauth-client.ts";
import { deleteOauthClient } from "./delete-oauth-client.ts";
import { rollOauthClientSecret } from "./roll-oauth-client-secret.ts";
import { updateOauthClient } from "./update-oauth-client.ts";

let world: TestWorld;
beforeEach(async () => {
  world = await createWorld();
});

const REDIRECT = "https://partner.example/callback";

const create = async (input: object = {}, principal?: Principal) =>
  (
    await world.invoke(
      createOauthClient,
      { name: "Partner", redirectUris: [REDIRECT], scopes: ["leads:read"], ...input },
      principal && { principal },
    )
  ).output;
const update = async (id: string, patch: object, principal?: Principal) =>
  (await world.invoke(updateOauthClient, { id, ...patch }, principal && { principal })).output;
const roll = async (id: string, input: object = {}, principal?: Principal) =>
  (await world.invoke(rollOauthClientSecret, { id, ...input }, principal && { principal })).output;

const manager = (...grants: string[]) => world.withScopes(["oauth-clients:read", "oauth-clients:write", ...grants]);
const stored = (id: string) => world.database.system.oauthClient.findUniqueOrThrow({ where: { id } });
const hashOf = (secret: string | null) => new Uint8Array(createHash("sha256").update(String(secret)).digest());

describe("where browsers are sent", () => {
  it.each([
    REDIRECT,
    `${REDIRECT}?tenant=1`,
    "https://partner.example:8443",
    "https://xn--mnchen-3ya.example/cb",
    "http://127.0.0.1/cb",
    "http://127.0.0.1:3000/cb",
    "http://[::1]/cb",
    "http://localhost/cb",
  ])("may be %s", async (uri) => {
    expect((await create({ redirectUris: [uri, uri] })).redirectUris).toEqual([uri]);
  });

  it.each([
    ["plain", "http://partner.example/cb"],
    ["a script", "javascript:alert(1)"],
    ["an app's own scheme", "partner:/cb"],
    ["relative to us", "https:partner.example/cb"],
    ["with a host that browsers look for", "https:///partner.example/cb"],
    ["a directive of our pages' policies", "https://partner.example;sandbox/cb"],
    ["another policy of our pages", "https://partner.example,x/cb"],
    ["a name with a quote", "https://par'tner.example/cb"],
    ["with a person", "https://partner.example@evil.example/cb"],
    ["with nobody", "https://@evil.example/cb"],
    ["with a backslash", "https://evil.example\\@partner.example/cb"],
    ["with a fragment", `${REDIRECT}#here`],
    ["with a wildcard", "https://*.partner.example/cb"],
    ["with a space", `${REDIRECT} x`],
    ["with a line break", `${REDIRECT}\r\nSet-Cookie: a=b`],
    ["another way to write this machine", "http://127.1/cb"],
    ["a number", "http://0x7f000001/cb"],
    ["no port", "https://partner.example:99999/cb"],
    ["international, and so not what is compared", "https://münchen.example/cb"],
    ["much too long", `${REDIRECT}?${"x".repeat(2_000)}`],
  ])("is never %s", async (_, uri) => {
    await expect(create({ redirectUris: [uri] })).rejects.toMatchObject({ reason: "INVALID_INPUT" });
    const { id } = await create();
    await expect(update(id, { redirectUris: [uri] })).rejects.toMatchObject({ reason: "INVALID_INPUT" });
  });
});

it.each(["Part\u202Ener", "Part\u2067ner", "Part\nner", "\u0007Partner"])(
  "an app is not called %j, which would turn around what is said after it",
  async (name) => {
    await expect(create({ name })).rejects.toMatchObject({ reason: "INVALID_INPUT" });
  },
);

describe("registering", () => {
  it("takes scopes that exist, and never all of them", async () => {
    for (const scopes of [["*"], ["leads:read", "*"], ["nothing:read"], ["openid"]]) {
      await expect(create({ scopes })).rejects.toMatchObject({ reason: "UNKNOWN_SCOPE" });
    }
  });

  it("gives nobody more than they hold, by whatever bundle", async () => {
    const small = manager("leads:read");
    expect((await create({}, small)).scopes).toEqual(["leads:read"]);
    for (const scopes of [["leads:write"], ["read"], ["admin"], ["leads:read", "api-keys:write"]]) {
      await expect(create({ scopes }, small)).rejects.toMatchObject({ code: "FORBIDDEN", reason: "GRANT_TOO_WIDE" });
    }
    // It would outlive its maker, and act beyond what they are confined to.
    const ending = { ...small, expiresAt: new Date(Date.now() + 60_000) };
    await expect(create({}, ending)).rejects.toMatchObject({ reason: "GRANT_TOO_WIDE" });
  });

  it("is for no agent and no app, whatever they hold", async () => {
    const { id } = await create();
    for (const kind of ["mcp-token", "app"] as const) {
      const acting = { ...world.principal, kind };
      const refused = { code: "FORBIDDEN", reason: "MINTING_NOT_ALLOWED" };
      await expect(create({}, acting)).rejects.toMatchObject(refused);
      await expect(update(id, { name: "Other" }, acting)).rejects.toMatchObject(refused);
      await expect(roll(id, {}, acting)).rejects.toMatchObject(refused);
    }
  });

  it("wants an address for persons, and a secret for an app by itself", async () => {
    await expect(create({ redirectUris: [] })).rejects.toMatchObject({ reason: "REDIRECT_URI_REQUIRED" });
    const alone = { kind: "public", grantTypes: ["client_credentials"] };
    await expect(create(alone)).rejects.toMatchObject({ reason: "CONFIDENTIAL_CLIENT_REQUIRED" });
    const open = await create({ kind: "public" });
    expect([open.secret, open.secretLastFour]).toEqual([null, null]);
    const more = { grantTypes: ["authorization_code", "client_credentials"] };
    await expect(update(open.id, more)).rejects.toMatchObject({ reason: "CONFIDENTIAL_CLIENT_REQUIRED" });
    await expect(update(open.id, { redirectUris: [] })).rejects.toMatchObject({ reason: "REDIRECT_URI_REQUIRED" });
  });
});

describe("rolling a secret", () => {
  it("keeps the one before for the overlap, and that of the roll before no longer", async () => {
    const first = await create();
    const second = await roll(first.id, { overlapHours: 2 });
    const third = await roll(first.id, { overlapHours: 2 });
    expect(third).toMatchObject({ id: first.id, version: 3, secretLastFour: third.secret?.slice(-4) });
    const { secretHash, previousHash } = await stored(first.id);
    expect([secretHash, previousHash]).toEqual([hashOf(third.secret), hashOf(second.secret)]);
    const untilMs = Date.parse(third.previousUntil ?? "") - Date.now();
    expect(Math.abs(untilMs - 2 * 3_600_000)).toBeLessThan(60_000);
  });

  it("ends the one before at once where no overlap is asked for", async () => {
    const { id } = await create();
    expect((await roll(id, { overlapHours: 0 })).previousUntil).toBeNull();
    expect(await stored(id)).toMatchObject({ previousHash: null, previousUntil: null });
    for (const overlapHours of [-1, 169, 1.5]) {
      await expect(roll(id, { overlapHours })).rejects.toMatchObject({ reason: "INVALID_INPUT" });
    }
  });

  it("gives a replay of it no secret, and a public client none", async () => {
    const { id } = await create();
    await world.invoke(rollOauthClientSecret, { id }, { idempotencyKey: "once" });
    const again = await world.invoke(rollOauthClientSecret, { id }, { idempotencyKey: "once" });
    expect(again).toMatchObject({ replayed: true, output: { id, version: 2, secret: null } });
    const open = await create({ kind: "public" });
    await expect(roll(open.id)).rejects.toMatchObject({ reason: "CONFIDENTIAL_CLIENT_REQUIRED" });
  });

  it("shows nobody the secret of an app that may do more than they", async () => {
    const { id } = await create({ scopes: ["leads:write"] });
    await expect(roll(id, {}, manager("leads:read"))).rejects.toMatchObject({ reason: "GRANT_TOO_WIDE" });
    expect((await stored(id)).version).toBe(1);
  });
});

describe("a change", () => {
  it("that adds something is by whoever holds all of it; any other is anybody's who manages apps", async () => {
    const { id } = await create({ scopes: ["leads:write"] });
    const small = manager("leads:read");
    expect((await update(id, { name: "Other" }, small)).name).toBe("Other");
    const fewer = await create({ scopes: ["leads:write"], redirectUris: [REDIRECT, `${REDIRECT}/old`] });
    expect((await update(fewer.id, { redirectUris: [REDIRECT] }, small)).redirectUris).toEqual([REDIRECT]);
    for (const patch of [
      { scopes: ["leads:write", "leads:read"] },
      { grantTypes: ["authorization_code", "client_credentials"] },
      // At an address of their own they would get what persons allow the app.
      { redirectUris: [REDIRECT, "https://mine.example/callback"] },
      { redirectUris: ["https://mine.example/callback"] },
    ]) {
      await expect(update(id, patch, small)).rejects.toMatchObject({ reason: "GRANT_TOO_WIDE" });
    }
    await expect(update(id, { scopes: ["*"] })).rejects.toMatchObject({ reason: "UNKNOWN_SCOPE" });
  });

  it("that changes nothing makes no version, and one of an old version is refused", async () => {
    const { id } = await create();
    expect((await update(id, { scopes: ["leads:read"] })).version).toBe(1);
    await update(id, { name: "Other", expectedVersion: 1 });
    await expect(update(id, { name: "More", expectedVersion: 1 })).rejects.toMatchObject({ reason: "STALE_VERSION" });
  });
});

it("deleting an app ends what it has, of persons and of its own, and is nothing that another organization can do", async () => {
  const { system } = world.database;
  const persons = await appTokenOf(world, "owner", ["leads:read"]);
  const other = await createWorld();
  const foreign = { id: persons.clientId };
  for (const operation of [deleteOauthClient, updateOauthClient, rollOauthClientSecret]) {
    await expect(other.invoke(operation, foreign)).rejects.toMatchObject({ reason: "OAUTH_CLIENT_NOT_FOUND" });
  }
  const where = { clientId: persons.clientId };
  expect([await system.oauthToken.count({ where }), await system.authorizedApp.count({ where })]).toEqual([1, 1]);
  await world.invoke(deleteOauthClient, foreign);
  expect([await system.oauthToken.count({ where }), await system.authorizedApp.count({ where })]).toEqual([0, 0]);
});

it("no bundle that an app can have holds what makes or manages credentials", async () => {
  const inside = expandGrants(["read", "write", "admin"], registry.scopes);
  for (const noun of ["api-keys", "oauth-clients", "authorized-apps"]) {
    expect([...inside].filter((name) => name.startsWith(`${noun}:`))).toEqual([]);
  }
});
