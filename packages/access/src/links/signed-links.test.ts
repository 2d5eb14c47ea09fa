import { createSecretKey, randomBytes, randomUUID } from "node:crypto";
import { SignJWT } from "jose";
import { describe, expect, it } from "vitest";
import { createSignedLinks, type LinkClaims } from "./signed-links.ts";

const KEY = randomBytes(32);
const AT = new Date("2030-01-01T00:00:00.000Z");
const OPERATION = "leads.upload";
const claims = (over: Partial<LinkClaims> = {}): LinkClaims => ({
  issuer: { kind: "api-key", credentialId: randomUUID(), organizationId: randomUUID(), secretId: "abc" },
  operation: OPERATION,
  scopes: ["leads:write"],
  fields: { leadId: randomUUID() },
  expiresAt: new Date(AT.getTime() + 60_000),
  ...over,
});
const links = createSignedLinks([KEY], () => AT);

describe("a link", () => {
  it("says what was signed, also of a session, and fits into an address", async () => {
    const session = { kind: "session", credentialId: randomUUID(), organizationId: randomUUID() } as const;
    for (const given of [claims(), claims({ issuer: { ...session, userId: randomUUID() } })]) {
      const text = await links.sign(given);
      expect(text).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
      expect(text.length).toBeLessThan(1_000);
      expect(await links.verify(text, OPERATION)).toEqual(given);
    }
  });

  it("is for its operation alone", async () => {
    const text = await links.sign(claims());
    for (const other of ["leads.create", "", "leads.uploads"]) expect(await links.verify(text, other)).toBeUndefined();
  });

  it("ends to the second", async () => {
    const text = await links.sign(claims({ expiresAt: AT }));
    const at = (ms: number) => createSignedLinks([KEY], () => new Date(AT.getTime() + ms)).verify(text, OPERATION);
    expect(await at(-1)).toBeDefined();
    expect(await at(0)).toBeUndefined();
  });

  it("with any character changed, or cut, or lengthened, is none", async () => {
    const text = await links.sign(claims());
    const [header = "", payload = "", signature = ""] = text.split(".");
    for (const at of [0, 5, header.length + 3, header.length + payload.length / 2, text.length - 20]) {
      const changed = text.charAt(at) === "A" ? "B" : "A";
      const index = Math.floor(at);
      expect(
        await links.verify(text.slice(0, index) + changed + text.slice(index + 1), OPERATION),
        `${at}`,
      ).toBeUndefined();
    }
    const wider = Buffer.from(payload, "base64url").toString().replace("leads:write", "leads:admin");
    const forged = `${header}.${Buffer.from(wider).toString("base64url")}.${signature}`;
    for (const other of [
      "",
      "x",
      `${header}.${payload}.`,
      `${header}.${payload}`,
      `${text}x`,
      forged,
      "a".repeat(5_000),
    ]) {
      expect(await links.verify(other, OPERATION)).toBeUndefined();
    }
  });

  it("is good after its key was replaced, where that is named", async () => {
    const text = await links.sign(claims());
    const replaced = createSignedLinks([randomBytes(32), KEY], () => AT);
    expect(await replaced.verify(text, OPERATION)).toEqual(await links.verify(text, OPERATION));
    expect(await links.verify(await replaced.sign(claims()), OPERATION)).toBeUndefined();
  });

  it("under another key is none, and neither is one without a signature", async () => {
    const text = await links.sign(claims());
    expect(await createSignedLinks([randomBytes(32)], () => AT).verify(text, OPERATION)).toBeUndefined();
    const none = Buffer.from('{"alg":"none","typ":"link+jwt"}').toString("base64url");
    expect(await links.verify(`${none}.${text.split(".")[1]}.`, OPERATION)).toBeUndefined();
  });

  it("is nothing else that was signed with the key: another type, issuer, or without one of its claims", async () => {
    const whole = { org: randomUUID(), kind: "api-key", scopes: ["leads:write"], for: {} };
    const sign = (over: { typ?: string; iss?: string; payload?: object; sub?: string } = {}) =>
      new SignJWT({ ...whole, ...over.payload })
        .setProtectedHeader({ alg: "HS256", typ: over.typ ?? "link+jwt" })
        .setIssuer(over.iss ?? "orrery")
        .setAudience(OPERATION)
        .setSubject(over.sub ?? randomUUID())
        .setExpirationTime(AT.getTime() / 1_000 + 60)
        .sign(createSecretKey(KEY));
    expect(await links.verify(await sign(), OPERATION)).toBeDefined();
    const others = [{ typ: "at+jwt" }, { iss: "else" }, { sub: "1" }, { payload: { org: "1" } }];
    const lacking = Object.keys(whole).map((name) => ({ payload: { [name]: undefined } }));
    for (const other of [...others, ...lacking]) {
      expect(await links.verify(await sign(other), OPERATION), JSON.stringify(other)).toBeUndefined();
    }
  });
});
