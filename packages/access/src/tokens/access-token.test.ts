import { createHmac, randomBytes, randomUUID } from "node:crypto";
import type { Database } from "@orrery/db";
import { base64url, createLocalJWKSet, exportJWK, generateKeyPair, importJWK, jwtVerify, SignJWT } from "jose";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { emptyDatabase } from "../testing.ts";
import { type AccessTokens, createAccessTokens } from "./access-token.ts";
import { readSigningKeys, type SigningKey } from "./key-rows.ts";
import { purgeSigningKeys, rotateOldSigningKey, rotateSigningKey } from "./rotation.ts";
import { SigningKeys } from "./signing-keys.ts";

const ownKeys = () => ({ current: randomBytes(32), previous: [] });
const SEALING_KEYS = ownKeys();
const MINUTE_MS = 60_000;
const DAY_MS = 24 * 3_600_000;
const SESSION = { id: randomUUID(), userId: randomUUID(), organizationId: randomUUID() };

let database: Database;
let statements = 0;
/** Both clocks of the processes: they stand still until a test moves them. */
let nowMs = 0;
const now = () => new Date(nowMs);
beforeAll(async () => {
  database = await emptyDatabase({ observer: { before: () => void statements++ } });
}, 60_000);
beforeEach(async () => {
  nowMs = Date.parse("2026-11-22T10:00:00Z");
  await database.system.signingKey.deleteMany();
  statements = 0;
});
afterAll(() => database.close());

/** A process of its own. */
function tokensOf(sealingKeys = SEALING_KEYS): AccessTokens {
  return createAccessTokens(
    new SigningKeys({ system: database.system, sealingKeys, now, elapsedMs: () => nowMs }),
    now,
  );
}
const keyRows = () => database.system.signingKey.findMany({ orderBy: { createdAt: "asc" } });
const kidOf = (token: string) => JSON.parse(Buffer.from(token.split(".")[0] ?? "", "base64url").toString()).kid;
const signer = async () => (await readSigningKeys(database.system, SEALING_KEYS, now()))[0] as SigningKey;

describe("an access token", () => {
  it("is an at+jwt of a person, a session and an organization, good for seven days to the second", async () => {
    const tokens = tokensOf();
    const token = await tokens.sign(SESSION);
    const { payload, protectedHeader } = await jwtVerify(token, (await signer()).publicKey, { currentDate: now() });
    const issuedAt = nowMs / 1_000;
    expect(protectedHeader).toEqual({ alg: "EdDSA", typ: "at+jwt", kid: (await signer()).kid });
    expect(payload).toEqual({
      iss: "orrery",
      aud: "orrery-api",
      sub: SESSION.userId,
      sid: SESSION.id,
      org: SESSION.organizationId,
      iat: issuedAt,
      exp: issuedAt + 604_800,
      jti: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    nowMs += 7 * DAY_MS - 1;
    expect(await tokens.verify(token)).toEqual({
      sessionId: SESSION.id,
      userId: SESSION.userId,
      organizationId: SESSION.organizationId,
      expiresAt: new Date((issuedAt + 604_800) * 1_000),
    });
    nowMs += 1;
    expect(await tokens.verify(token)).toBeUndefined();
  });

  it("has one spelling: no other text passes for it", async () => {
    const tokens = tokensOf();
    const token = await tokens.sign(SESSION);
    const [header = "", payload = "", signature = ""] = token.split(".");
    const last = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    const twin = last[last.indexOf(signature.at(-1) ?? "") + 1];
    const others = [`${signature.slice(0, -1)}${twin}`, `${signature}=`, `${signature}A`, signature.slice(0, -1), ""];
    for (const other of others) expect(await tokens.verify(`${header}.${payload}.${other}`)).toBeUndefined();
    for (const text of ["", "..", "a.b.c", ` ${token}`, `${token}.`, `${token}\n`])
      expect(await tokens.verify(text)).toBeUndefined();
    expect(await tokens.verify(token)).toBeDefined();
  });
});

describe("a forged token is refused:", () => {
  interface Forgery {
    readonly header?: object;
    readonly claims?: Record<string, unknown>;
    readonly key?: Parameters<SignJWT["sign"]>[0];
  }
  /** As a token is signed, but for what is told. */
  async function forged({ header, claims, key }: Forgery): Promise<string> {
    const { kid, privateKey } = await signer();
    const seconds = Math.floor(nowMs / 1_000);
    const times = { iat: seconds, exp: seconds + 604_800, jti: randomUUID() };
    const who = { iss: "orrery", aud: "orrery-api", sub: SESSION.userId, sid: SESSION.id, org: SESSION.organizationId };
    const payload = Object.entries({ ...who, ...times, ...claims }).filter(([, value]) => value !== undefined);
    return new SignJWT(Object.fromEntries(payload))
      .setProtectedHeader({ alg: "EdDSA", typ: "at+jwt", kid, ...header })
      .sign(key ?? privateKey);
  }

  const wrong: readonly (readonly [string, () => Promise<Forgery> | Forgery])[] = [
    ["another key under our id", async () => ({ key: (await generateKeyPair("EdDSA")).privateKey })],
    ["an unknown key id", () => ({ header: { kid: randomUUID() } })],
    ["no key id", () => ({ header: { kid: undefined } })],
    ["a key id that is no id", () => ({ header: { kid: "../../etc/passwd" } })],
    ["another type", () => ({ header: { typ: "JWT" } })],
    ["no type, as an ID token has", () => ({ header: { typ: undefined }, claims: { nonce: "x", email: "a@b.c" } })],
    ["another audience", () => ({ claims: { aud: "somebody-else" } })],
    ["no audience", () => ({ claims: { aud: undefined } })],
    ["another issuer", () => ({ claims: { iss: "https://accounts.example" } })],
    ["an end that has come", () => ({ claims: { exp: Math.floor(nowMs / 1_000) } })],
    ["a beginning that is ahead", () => ({ claims: { nbf: Math.floor(nowMs / 1_000) + 5 } })],
    ["an end that is no number", () => ({ claims: { exp: "2030-01-01" } })],
    ...["sub", "sid", "org", "iat", "exp", "jti"].map(
      (claim) => [`no ${claim}`, () => ({ claims: { [claim]: undefined } })] as const,
    ),
    ["a session that is no id", () => ({ claims: { sid: "1 OR 1=1" } })],
    ["a session that is a list", () => ({ claims: { sid: [SESSION.id] } })],
    ["a person that is no id", () => ({ claims: { sub: "admin" } })],
  ];

  it.each(wrong)("%s", async (_what, forgery) => {
    const tokens = tokensOf();
    await tokens.sign(SESSION);
    expect(await tokens.verify(await forged({}))).toMatchObject({ sessionId: SESSION.id });
    expect(await tokens.verify(await forged(await forgery()))).toBeUndefined();
  });

  it("alg none, in every spelling", async () => {
    const tokens = tokensOf();
    const [, payload, signature] = (await tokens.sign(SESSION)).split(".");
    for (const alg of ["none", "None", "NONE", "", undefined]) {
      const header = base64url.encode(JSON.stringify({ alg, typ: "at+jwt", kid: (await signer()).kid }));
      for (const third of ["", signature, "A".repeat(86)])
        expect(await tokens.verify(`${header}.${payload}.${third}`)).toBeUndefined();
    }
  });

  it("HS256 and HS512 with the public key, as bytes, JWK and PEM, for its secret", async () => {
    const tokens = tokensOf();
    const [, payload] = (await tokens.sign(SESSION)).split(".");
    const { kid, publicJwk } = await signer();
    const der = await crypto.subtle.exportKey("spki", (await signer()).publicKey as never);
    const pem = `-----BEGIN PUBLIC KEY-----\n${Buffer.from(der).toString("base64")}\n-----END PUBLIC KEY-----\n`;
    const secrets = [Buffer.from(publicJwk.x ?? "", "base64url"), JSON.stringify(publicJwk), pem, pem.trim()];
    for (const [alg, hash] of [
      ["HS256", "sha256"],
      ["HS512", "sha512"],
    ] as const) {
      const header = base64url.encode(JSON.stringify({ alg, typ: "at+jwt", kid }));
      for (const secret of secrets) {
        const signature = createHmac(hash, secret).update(`${header}.${payload}`).digest("base64url");
        expect(await tokens.verify(`${header}.${payload}.${signature}`)).toBeUndefined();
      }
    }
  });

  it("a key that the header brings along, or points to", async () => {
    const tokens = tokensOf();
    await tokens.sign(SESSION);
    const { privateKey: key, publicKey } = await generateKeyPair("EdDSA");
    const jwk = await exportJWK(publicKey);
    for (const header of [{ jwk }, { jwk, kid: undefined }, { jku: "https://evil.example/jwks.json" }])
      expect(await tokens.verify(await forged({ header, key }))).toBeUndefined();
  });
});

describe("the signing keys", () => {
  it("are one for all processes, also for two that ask at once for the first", async () => {
    const [one, other] = [tokensOf(), tokensOf()];
    const [a, b] = await Promise.all([one.sign(SESSION), other.sign(SESSION)]);
    expect(await keyRows()).toHaveLength(1);
    expect(await one.verify(b)).toBeDefined();
    expect(await other.verify(a)).toBeDefined();
  });

  it("are read once for half a minute", async () => {
    const tokens = tokensOf();
    const token = await tokens.sign(SESSION);
    statements = 0;
    for (let times = 0; times < 5; times += 1) {
      await tokens.verify(token);
      await tokens.sign(SESSION);
    }
    expect(statements).toBe(0);
    nowMs += 30_000;
    await tokens.verify(token);
    expect(statements).toBe(1);
  });

  it("are in the database encrypted, for that row alone", async () => {
    const token = await tokensOf().sign(SESSION);
    const [row] = await keyRows();
    const stored = Buffer.from(row?.privateKey ?? []).toString("latin1") + JSON.stringify(row?.publicKey);
    expect(stored).not.toContain('"d"');
    // Whoever can write to the database, and does not know the secret, can neither move a key nor bring one.
    const moved = randomUUID();
    await database.system.signingKey.update({ where: { id: row?.id ?? "" }, data: { id: moved } });
    expect(await tokensOf().verify(token.replace(/^[^.]+/, headerOf(moved)))).toBeUndefined();
    const own = await generateKeyPair("EdDSA", { extractable: true });
    const publicKey = (await exportJWK(own.publicKey)) as { kty: string };
    await database.system.signingKey.update({ where: { id: moved }, data: { id: row?.id ?? "", publicKey } });
    expect(await tokensOf().verify(token)).toBeUndefined();
  });
  const headerOf = (kid: string) => base64url.encode(JSON.stringify({ alg: "EdDSA", typ: "at+jwt", kid }));

  it("of another root secret are passed over, and a new one is made beside them", async () => {
    const theirs = await tokensOf(ownKeys()).sign(SESSION);
    const tokens = tokensOf();
    const ours = await tokens.sign(SESSION);
    expect(await tokens.verify(ours)).toBeDefined();
    expect(await tokens.verify(theirs)).toBeUndefined();
    expect((await keyRows()).map(({ retiredAt }) => retiredAt)).toEqual([null, null]);
  });

  it("that nobody made send us to the database at most once a second", async () => {
    const tokens = tokensOf();
    const [, payload, signature] = (await tokens.sign(SESSION)).split(".");
    nowMs += 1_000;
    statements = 0;
    for (let times = 0; times < 20; times += 1)
      await tokens.verify(`${headerOf(randomUUID())}.${payload}.${signature}`);
    expect(statements).toBe(1);
    nowMs += 1_000;
    await tokens.verify(`${headerOf(randomUUID())}.${payload}.${signature}`);
    expect(statements).toBe(2);
  });

  it("that another process made are known a second later, by their first token", async () => {
    const [one, late] = [tokensOf(), tokensOf()];
    const [, payload, signature] = (await tokensOf(ownKeys()).sign(SESSION)).split(".");
    await late.verify(`${headerOf(randomUUID())}.${payload}.${signature}`);
    const token = await one.sign(SESSION);
    nowMs += 1_000;
    expect(await late.verify(token)).toBeDefined();
  });

  it("are published, and verify a token for any JWT library", async () => {
    const tokens = tokensOf();
    const token = await tokens.sign(SESSION);
    const { keys } = await tokens.publicKeys();
    const [key] = keys;
    expect(keys).toEqual([
      { kty: "OKP", crv: "Ed25519", x: expect.any(String), kid: kidOf(token), alg: "EdDSA", use: "sig" },
    ]);
    const { payload } = await jwtVerify(token, createLocalJWKSet({ keys } as never), { currentDate: now() });
    expect(payload.sid).toBe(SESSION.id);
    expect(await importJWK(key as never)).toBeDefined();
  });
});

describe("a rotation", () => {
  it("publishes the new key at once, signs with it after a minute, and keeps the old one until its tokens have expired", async () => {
    const tokens = tokensOf();
    await tokens.sign(SESSION);
    nowMs += 1;
    await rotateSigningKey(database.system, SEALING_KEYS, now());
    const [old, fresh] = await keyRows();
    nowMs += MINUTE_MS / 2;
    expect((await tokens.publicKeys()).keys.map(({ kid }) => kid).sort()).toEqual([old?.id, fresh?.id].sort());
    const before = await tokens.sign(SESSION);
    nowMs += MINUTE_MS / 2;
    const after = await tokens.sign(SESSION);
    expect([kidOf(before), kidOf(after)]).toEqual([old?.id, fresh?.id]);
    nowMs += 7 * DAY_MS - MINUTE_MS / 2 - 1_000;
    expect(await tokens.verify(before)).toBeDefined();
    expect(await purgeSigningKeys(database.system, now())).toBe(0);
    nowMs += 2 * MINUTE_MS;
    expect(await purgeSigningKeys(database.system, now())).toBe(1);
    expect((await tokens.publicKeys()).keys.map(({ kid }) => kid)).toEqual([fresh?.id]);
  });

  it("comes by itself after 90 days, once however many processes do it", async () => {
    await tokensOf().sign(SESSION);
    const inTurn = () => rotateOldSigningKey(database.system, SEALING_KEYS, now());
    nowMs += 90 * DAY_MS;
    await inTurn();
    expect(await keyRows()).toHaveLength(1);
    nowMs += 1;
    await Promise.all([inTurn(), inTurn(), inTurn()]);
    const [old, fresh, ...more] = await keyRows();
    expect(more).toEqual([]);
    expect(old?.retiredAt?.getTime()).toBe(nowMs + MINUTE_MS);
    expect(fresh?.retiredAt).toBeNull();
  });

  it("makes no key where none was needed yet, and purges none that signs", async () => {
    await rotateOldSigningKey(database.system, SEALING_KEYS, now());
    expect(await keyRows()).toEqual([]);
    await tokensOf().sign(SESSION);
    nowMs += 100 * DAY_MS;
    expect(await purgeSigningKeys(database.system, now())).toBe(0);
  });

  it("leaves what was made under another root secret, which goes in the end", async () => {
    await tokensOf(ownKeys()).sign(SESSION);
    const [foreign] = await keyRows();
    await tokensOf().sign(SESSION);
    await rotateSigningKey(database.system, SEALING_KEYS, now());
    // Of keys that were made in one millisecond, none is the first.
    expect((await keyRows()).find(({ id }) => id === foreign?.id)?.retiredAt).toBeNull();
    nowMs += 188 * DAY_MS;
    await purgeSigningKeys(database.system, now());
    expect((await keyRows()).map(({ id }) => id)).not.toContain(foreign?.id);
  });
});
