import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { KeptReads } from "./kept-reads.ts";

const ORGANIZATION = randomUUID();

function open() {
  const unknown: string[] = [];
  const kept = new KeptReads({ onUnknown: (_organization, nouns) => unknown.push(...nouns) });
  const standing = (versions: Record<string, string> | undefined, nouns = Object.keys(versions ?? {})) =>
    kept.standingOf(ORGANIZATION, nouns, versions);
  const read = (value: unknown) => ({ value, asOf: undefined, admittedAtMs: performance.now() });
  return { kept, standing, unknown, read };
}

describe("where data stands", () => {
  it("is another for any other version of any noun", () => {
    const { standing } = open();
    const texts = [
      standing({ property: "10" }),
      standing({ property: "11" }),
      standing({ property: "11", lead: "5" }),
      standing({ property: "11", lead: "6" }),
      standing({ property: "12", lead: "6" }),
    ];
    expect(new Set(texts).size).toBe(5);
    expect(standing({ property: "12", lead: "6" })).toBe(texts.at(-1));
  });

  it("is not known where a version is missing, of which it tells, or where nobody was asked", () => {
    const { standing, unknown } = open();
    expect(standing({ property: "10", lead: "0" })).toBeUndefined();
    expect(standing({ property: "10" }, ["property", "client"])).toBeUndefined();
    expect(standing(undefined, ["property"])).toBeUndefined();
    expect(unknown).toEqual(["lead", "client"]);
  });

  it("never goes back, of one organization's noun", () => {
    const { kept, standing } = open();
    standing({ property: "10", lead: "5" });
    expect(standing({ property: "9", lead: "5" })).toBeUndefined();
    expect(standing({ lead: "5" })).toBeDefined();
    expect(kept.standingOf(randomUUID(), ["property"], { property: "9" })).toBeDefined();
    expect(standing({ property: "10" })).toBeDefined();
  });
});

describe("what was read", () => {
  it("is kept from the second time on that it is offered", () => {
    const { kept, read } = open();
    kept.offer("tag", read("first"), () => 1);
    expect(kept.get("tag")).toBeUndefined();
    kept.offer("tag", read("second"), () => 1);
    expect(kept.get("tag")?.value).toBe("second");
    kept.clear();
    expect(kept.get("tag")).toBeUndefined();
  });

  it("is 30 seconds old at most, from before it was read", () => {
    const { kept } = open();
    for (const [tag, agoMs] of [
      ["young", 29_000],
      ["old", 30_001],
    ] as const) {
      const read = { value: tag, asOf: undefined, admittedAtMs: performance.now() - agoMs };
      for (let times = 0; times < 2; times += 1) kept.offer(tag, read, () => 1);
    }
    expect([kept.get("young")?.value, kept.get("old")]).toEqual(["young", undefined]);
  });

  it("takes 32 million characters at most, and what is longer than a sixteenth of that is not kept", () => {
    const { kept, read } = open();
    const limit = 2 * 1024 * 1024;
    const keep = (tag: string, size: number) => {
      for (let times = 0; times < 2; times += 1) kept.offer(tag, read(tag), () => size);
    };
    keep("too long", limit + 1);
    for (let at = 0; at < 17; at += 1) keep(`${at}`, limit);
    expect(kept.get("too long")).toBeUndefined();
    const found = Array.from({ length: 17 }, (_, at) => kept.get(`${at}`)?.value);
    expect(found).toEqual([undefined, ...Array.from({ length: 16 }, (_, at) => `${at + 1}`)]);
  });
});
