import { describe, expect, it } from "vitest";
import { principal } from "../limiter/testing.ts";
import type { Found } from "./found.ts";
import { KnownPrincipals } from "./known-principals.ts";

const ORGANIZATION = "0197f000-0000-7000-8000-000000000001";
const found = (organizationId = ORGANIZATION): Found => ({
  principal: principal({ organizationId }),
  endsAtMs: Number.POSITIVE_INFINITY,
});

/** A look-up that ends when the test says so. */
function pending() {
  const { promise, resolve } = Promise.withResolvers<Found | undefined>();
  let asked = 0;
  const find = () => {
    asked += 1;
    return promise;
  };
  return { find, resolve, asked: () => asked };
}

describe("a principal that was looked up", () => {
  it("is kept until its organization's are dropped, and no other's", async () => {
    const known = new KnownPrincipals();
    for (const key of ["one", "two"]) await known.lookUp(key, async () => found());
    await known.lookUp("other", async () => found("another organization"));
    known.drop(ORGANIZATION);
    expect(["one", "two", "other"].map((key) => known.get(key) !== undefined)).toEqual([false, false, true]);
    known.drop();
    expect(known.get("other")).toBeUndefined();
  });

  it.each([ORGANIZATION, undefined])("is not kept where its look-up began before a drop (of %s)", async (dropped) => {
    const known = new KnownPrincipals();
    const { find, resolve } = pending();
    const result = known.lookUp("key", find);
    known.drop(dropped);
    resolve(found());
    expect(await result).toBeDefined();
    expect(known.get("key")).toBeUndefined();
  });

  it("goes when another look-up no longer finds it", async () => {
    const known = new KnownPrincipals();
    await known.lookUp("key", async () => found());
    await known.lookUp("key", async () => undefined);
    expect(known.get("key")).toBeUndefined();
  });
});

describe("a look-up", () => {
  it("is shared by all who ask while it runs, but not with those who come after a drop", async () => {
    const known = new KnownPrincipals();
    const [before, after] = [pending(), pending()];
    const shared = [known.lookUp("key", before.find), known.lookUp("key", before.find)];
    known.drop("another organization");
    const later = [known.lookUp("key", after.find), known.lookUp("key", after.find)];
    const [old, new_] = [found(), found()];
    before.resolve(old);
    expect((await Promise.all(shared)).map((one) => one?.principal)).toEqual([old.principal, old.principal]);
    // The first one's end takes nothing from the second, which still runs.
    expect(known.lookUp("key", after.find)).toBe(later[0]);
    after.resolve(new_);
    expect((await Promise.all(later)).map((one) => one?.principal)).toEqual([new_.principal, new_.principal]);
    expect([before.asked(), after.asked()]).toEqual([1, 1]);
  });

  it("that fails is not shared with who asks later", async () => {
    const known = new KnownPrincipals();
    await expect(known.lookUp("key", () => Promise.reject(new Error("gone")))).rejects.toThrow("gone");
    expect(await known.lookUp("key", async () => found())).toBeDefined();
  });
});

describe("an epoch", () => {
  it("drops where it is another than before, whatever became of the principals in between", async () => {
    const known = new KnownPrincipals();
    const dropped: unknown[] = [];
    const end = known.onDropped((organizationId) => dropped.push(organizationId));
    const lookUp = () => known.lookUp("key", async () => found());
    await lookUp();
    known.note(ORGANIZATION, "1");
    known.note(ORGANIZATION, "1");
    expect(dropped).toEqual([]);
    known.note(ORGANIZATION, "2");
    expect(dropped).toEqual([ORGANIZATION]);
    await lookUp();
    known.note(ORGANIZATION, "3");
    expect(known.get("key")).toBeUndefined();
    end();
    known.note(ORGANIZATION, "4");
    expect(dropped).toHaveLength(2);
  });
});
