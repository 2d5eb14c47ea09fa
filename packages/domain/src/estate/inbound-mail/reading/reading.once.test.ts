import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { labelled } from "./labelled.ts";
import { PLAIN_RULE, PORTAL_RULES } from "./portal-rules.ts";
import { isFor, isLike, readLead } from "./read-lead.ts";
import { MailRules } from "./rule.ts";

const from = (address: string) => ({ from: { address, name: "" }, subject: "" });
const [ZILLOW] = PORTAL_RULES;
if (!ZILLOW) throw new Error("There are rules.");

describe("a rule", () => {
  it("is for its domains and what is below them, and for nothing that only looks like them", () => {
    for (const address of ["a@zillow.com", "a@MAIL.Zillow.com"]) expect(isFor(ZILLOW, from(address))).toBe(true);
    for (const address of ["a@notzillow.com", "a@zillow.com.evil.test", "zillow.com", "a@zillow.co"]) {
      expect(isFor(ZILLOW, from(address))).toBe(address === "zillow.com");
    }
    expect(isFor(ZILLOW, { from: undefined, subject: "" })).toBe(false);
    expect(isFor(PLAIN_RULE, { from: undefined, subject: "" })).toBe(true);
  });

  it("says what subjects are like", () => {
    expect(isLike("New Lead: Ana", "new lead*")).toBe(true);
    expect(isLike("Re: New Lead", "new lead*")).toBe(false);
    expect(isLike("New Lead", "new lead")).toBe(true);
    expect(isLike("a lead from b", "*lead*from*")).toBe(true);
    expect(isLike("from a lead", "*lead*from*")).toBe(false);
    expect(isLike("ab", "ab*ab")).toBe(false);
    expect(isLike("anything", "*")).toBe(true);
  });

  it("of everybody's is one that a mailbox could have", () => {
    expect(MailRules.parse([...PORTAL_RULES, PLAIN_RULE])).toEqual([...PORTAL_RULES, PLAIN_RULE]);
  });
});

describe("reading", () => {
  it("takes what stands behind a label, in its column, or below it, and the longest label that fits", () => {
    const read = (text: string) => labelled(text, PLAIN_RULE);
    expect(read("Name: Ana")).toEqual({ name: "Ana" });
    expect(read("  * NAME :Ana")).toEqual({ name: "Ana" });
    expect(read("*Name:* Ana")).toEqual({ name: "Ana" });
    expect(read("Name\tAna\t")).toEqual({ name: "Ana" });
    expect(read("Name   Ana")).toEqual({ name: "Ana" });
    expect(read("Name\n\nAna\nEmail\na@b.co")).toEqual({ name: "Ana", email: "a@b.co" });
    expect(read("Property address: 1 Main St\nProperty: House")).toEqual({ propertyAddress: "1 Main St" });
    expect(read("Name of the street: x")).toEqual({});
    expect(read("Name:\nEmail: a@b.co")).toEqual({ email: "a@b.co" });
    expect(read("Name: Ana\nName: Bo")).toEqual({ name: "Ana" });
    expect(read("Message: one\ntwo\n\nthree\n\n\nfour")).toEqual({ notes: "one\ntwo\n\nthree" });
    expect(read("Message: one\n-----\nfoot")).toEqual({ notes: "one" });
    expect(read("Message: one\nListing ID: 5")).toEqual({ notes: "one" });
  });

  it("reads any text in a moment, and never fails", () => {
    const line = fc.oneof(fc.string(), fc.constantFrom("Name:", "Email: a@b.co", "Phone\t1", "Message: x", "----", ""));
    const text = fc.array(line, { maxLength: 60 }).map((lines) => lines.join("\n"));
    fc.assert(
      fc.property(text, fc.string(), (body, subject) => {
        const mail = {
          raw: new Uint8Array(),
          messageId: undefined,
          from: undefined,
          replyTo: undefined,
          texts: [body],
          autoSubmitted: undefined,
          isBounce: false,
        };
        const reading = readLead({ ...mail, subject }, { rules: [] });
        if (reading.status !== "parsed") return;
        expect(reading.lead.name.length).toBeGreaterThan(0);
        expect(reading.lead.email ?? reading.lead.phone).not.toBeNull();
      }),
      { numRuns: 300 },
    );
    const startedMs = performance.now();
    for (const long of [
      " ".repeat(200_000),
      `Name${"\t ".repeat(50_000)}`,
      "*> ".repeat(60_000),
      "Name\n".repeat(40_000),
    ]) {
      labelled(long, PLAIN_RULE);
    }
    expect(performance.now() - startedMs).toBeLessThan(1_000);
  });
});
