import { describe, expect, it } from "vitest";
import { mayGrant } from "./granting.ts";
import { BUNDLES, expandGrants, isGrant, roleGrants, scope } from "./scopes.ts";

const known = [
  scope("properties:read", "Read properties", { bundle: "read" }),
  scope("leads:read", "Read leads", { bundle: "read" }),
  scope("leads:write", "Change leads", { bundle: "write" }),
  scope("webhooks:write", "Change webhooks", { bundle: "admin", role: "admin" }),
  scope("agents:execute", "Run agents"),
];
const expand = (...granted: string[]) => [...expandGrants(granted, known)].sort();

describe("a grant", () => {
  it("of a scope is that scope alone", () => {
    expect(expand("leads:write")).toEqual(["leads:write"]);
    expect(expand("leads:write", "agents:execute")).toEqual(["agents:execute", "leads:write"]);
  });

  it("of a bundle includes the smaller ones: admin ⊇ write ⊇ read", () => {
    expect(expand("read")).toEqual(["leads:read", "properties:read"]);
    expect(expand("write")).toEqual(["leads:read", "leads:write", "properties:read"]);
    expect(expand("admin")).toEqual(["leads:read", "leads:write", "properties:read", "webhooks:write"]);
    const [read, write, admin] = BUNDLES.map((bundle) => expandGrants([bundle], known));
    expect(write?.isSupersetOf(read ?? new Set())).toBe(true);
    expect(admin?.isSupersetOf(write ?? new Set())).toBe(true);
  });

  it("of a bundle gives nothing outside Orkasa's resources", () => {
    expect(expand("admin")).not.toContain("agents:execute");
  });

  it("of * is every scope there is", () => {
    expect(expand("*")).toEqual(known.map(({ name }) => name).sort());
  });

  it("of what no operation requires gives nothing", () => {
    expect(expand("leads:delete", "leads", "leads:*", "toString", "")).toEqual([]);
    expect(expand()).toEqual([]);
  });

  it("may be stored when it is *, a bundle or a known scope, and only then", () => {
    for (const grant of ["*", ...BUNDLES, "leads:read", "agents:execute"]) expect(isGrant(grant, known)).toBe(true);
    for (const grant of ["leads:delete", "leads:*", "LEADS:READ", "read ", ""])
      expect(isGrant(grant, known)).toBe(false);
  });
});

describe("a role", () => {
  const held = (role: Parameters<typeof roleGrants>[0]) => [...expandGrants(roleGrants(role, known), known)].sort();

  it("of a guest gives what is marked for guests alone, of a member what is not marked for more", () => {
    expect(held("guest")).toEqual([]);
    expect(held("member")).toEqual(["agents:execute", "leads:read", "leads:write", "properties:read"]);
  });

  it("of an admin gives everything that is not the owner's, and of the owner everything, also what is to come", () => {
    const ownersOwn = scope("organization:delete", "Delete the organization", { role: "owner" });
    expect(held("admin")).toEqual(known.map(({ name }) => name).sort());
    expect(expandGrants(roleGrants("admin", [...known, ownersOwn]), [...known, ownersOwn])).not.toContain(
      ownersOwn.name,
    );
    expect(roleGrants("owner", known)).toEqual(["*"]);
  });
});

it("refuses a scope for a role whose lessers hold its bundle already", () => {
  expect(() => scope("leads:purge", "Purge leads", { bundle: "write", role: "admin" })).toThrow("the member's already");
  expect(() => scope("leads:purge", "Purge leads", { bundle: "admin", role: "owner" })).toThrow("the admin's already");
  expect(scope("leads:purge", "Purge leads", { bundle: "admin", role: "admin" }).role).toBe("admin");
});

describe("granting on", () => {
  const holder = (...grants: string[]) => ({ grants, scopes: expandGrants(grants, known) });

  it("passes what is held, one by one or by a larger bundle", () => {
    expect(mayGrant(holder("leads:read"), "leads:read")).toBe(true);
    expect(mayGrant(holder("write"), "read")).toBe(true);
    expect(mayGrant(holder("write"), "leads:write")).toBe(true);
    for (const grant of ["*", "admin", "agents:execute"]) expect(mayGrant(holder("*"), grant)).toBe(true);
  });

  it("passes nothing that is not held, nor a bundle for its present scopes: it grows", () => {
    expect(mayGrant(holder("leads:read"), "leads:write")).toBe(false);
    expect(mayGrant(holder("leads:read", "properties:read"), "read")).toBe(false);
    expect(mayGrant(holder("read"), "write")).toBe(false);
    expect(mayGrant(holder("admin", ...known.map(({ name }) => name)), "*")).toBe(false);
  });
});
