import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FACT_NAMES, FACTS, type FactValues, isThere } from "./facts.ts";
import { apart, isWhole, type Member, together, withParts } from "./group.ts";

const FEW = 5;
const word = fc.option(fc.constantFrom("a", "b", "c"), { freq: 1 });
const anyFacts = fc.record(
  Object.fromEntries(FACT_NAMES.map((name) => [name, fc.tuple(...FACTS[name].map(() => word))])),
) as unknown as fc.Arbitrary<FactValues>;
const anyLeads = fc.array(fc.record({ facts: anyFacts, submissions: fc.integer({ min: 1, max: 3 }) }), {
  minLength: 2,
  maxLength: FEW,
});
/** What is done with which leads, by their places among those that it can be done with. */
const anySteps = fc.array(fc.record({ isMerge: fc.boolean(), one: fc.nat(), other: fc.nat() }), { maxLength: 12 });

const pick = <Item>(items: readonly Item[], place: number): Item | undefined => items[place % items.length];

function merged(members: readonly Member[], id: string, otherId: string): Member[] {
  const leads = apart(members).map((lead) => (lead.id === otherId ? { ...lead, parentId: id } : lead));
  return together([...leads.filter((lead) => lead.id !== otherId), ...leads.filter((lead) => lead.id === otherId)]);
}

function unmerged(members: readonly Member[], id: string): Member[] {
  return together(
    apart(members).map((lead) => (lead.id === id ? { ...lead, parentId: null, released: new Set() } : lead)),
  );
}

/** Merges and undoes merges, as the steps say and it can be done. */
function walked(members: readonly Member[], steps: readonly { isMerge: boolean; one: number; other: number }[]) {
  return steps.reduce<readonly Member[]>((now, { isMerge, one, other }) => {
    if (!isMerge) {
      const part = pick(
        now.filter((member) => !isWhole(member)),
        one,
      );
      return part ? unmerged(now, part.id) : now;
    }
    const whole = now.filter(isWhole);
    const [into, joining] = [pick(whole, one), pick(whole, other)];
    return into && joining && into !== joining ? merged(now, into.id, joining.id) : now;
  }, members);
}

const begun = (leads: readonly Pick<Member, "facts" | "submissions">[]): Member[] =>
  leads.map((lead, place) => ({ ...lead, id: `lead ${place}`, parentId: null, taken: {} }));

const byId = (members: readonly Member[]) => [...members].sort((one, other) => (one.id < other.id ? -1 : 1));

describe("leads that are merged, in whatever order and however deep", () => {
  it("are what they were once all of it is undone, in whatever order", () => {
    fc.assert(
      fc.property(anyLeads, anySteps, fc.array(fc.nat(), { minLength: FEW, maxLength: FEW }), (leads, steps, order) => {
        let now = walked(begun(leads), steps);
        for (const place of order) {
          const part = pick(
            now.filter((member) => !isWhole(member)),
            place,
          );
          if (part) now = unmerged(now, part.id);
        }
        expect(byId(now)).toEqual(begun(leads));
      }),
      { numRuns: 500 },
    );
  });

  it("lose nothing: a lead shows what it has itself, and each fact that any part of it has", () => {
    fc.assert(
      fc.property(anyLeads, anySteps, (leads, steps) => {
        const now = walked(begun(leads), steps);
        for (const whole of now.filter(isWhole)) {
          const group = withParts(now, whole.id).map(({ id }) => leads[Number(id.slice(5))]?.facts);
          const own = leads[Number(whole.id.slice(5))]?.facts;
          for (const name of FACT_NAMES) {
            if (own && isThere(own[name])) expect(whole.facts[name]).toEqual(own[name]);
            expect(isThere(whole.facts[name])).toBe(group.some((facts) => facts && isThere(facts[name])));
            if (isThere(whole.facts[name]))
              expect(group.map((facts) => facts?.[name])).toContainEqual(whole.facts[name]);
          }
        }
        const shown = now.filter(isWhole).reduce((sum, { submissions }) => sum + submissions, 0);
        expect(shown).toBe(leads.reduce((sum, { submissions }) => sum + submissions, 0));
      }),
      { numRuns: 500 },
    );
  });

  it("keep what was changed since: it is not taken again, and undoing leaves it", () => {
    const changed = (members: readonly Member[], phone: string | null) =>
      members.map((member) =>
        member.id === "lead 0" ? { ...member, facts: { ...member.facts, phone: [phone] } } : member,
      );
    const empty = Object.fromEntries(
      FACT_NAMES.map((name) => [name, FACTS[name].map(() => null)]),
    ) as unknown as FactValues;
    const start = begun([
      { facts: empty, submissions: 1 },
      { facts: { ...empty, phone: ["p"], notes: ["n"] }, submissions: 1 },
      { facts: { ...empty, phone: ["q"] }, submissions: 1 },
    ]);
    for (const phone of ["x", null]) {
      const now = changed(merged(start, "lead 0", "lead 1"), phone);
      const again = merged(now, "lead 0", "lead 2");
      // What was emptied is empty, until somebody else has it.
      expect(again[0]?.facts).toMatchObject({ phone: [phone ?? "q"], notes: ["n"] });
      expect(unmerged(again, "lead 1")[0]?.facts).toMatchObject({ phone: [phone ?? "q"], notes: [null] });
    }
  });
});
