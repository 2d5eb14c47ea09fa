import { createWorld, type TestWorld } from "@orrery/testkit";
import fc from "fast-check";
import { expect, it } from "vitest";
import { createLead } from "../create-lead.ts";
import { storedLeads, storedSubmissions } from "../testing.ts";
import { mergeLeads } from "./merge-leads.ts";
import { unmergeLead } from "./unmerge-lead.ts";

const PEOPLE = 4;
const RUNS = 12;

const fields = fc.record(
  {
    phone: fc.constantFrom("305 555 0100", "786 555 0199"),
    propertyAddress: fc.constantFrom("1 Bay Road", "2 Palm Street"),
    notes: fc.constantFrom("Call me", "Write me"),
    dealValue: fc.constantFrom(1, 750_000.5),
    dealCurrency: fc.constantFrom("USD", "EUR"),
  },
  { requiredKeys: [] },
);
const submissionOf = (person: fc.Arbitrary<number>) =>
  fc.record({ does: fc.constant("submit" as const), person, fields });
const anyPair = <Does extends string>(does: Does) =>
  fc.record({ does: fc.constant(does), one: fc.nat(), other: fc.nat() });
const anyStep = fc.oneof(
  { weight: 4, arbitrary: submissionOf(fc.nat({ max: PEOPLE - 1 })) },
  { weight: 3, arbitrary: anyPair("merge" as const) },
  { weight: 1, arbitrary: anyPair("unmerge" as const) },
);
/** Everybody writes once, and then whatever happens. */
const anySteps = fc
  .tuple(
    fc.tuple(...Array.from({ length: PEOPLE }, (_, person) => submissionOf(fc.constant(person)))),
    fc.array(anyStep, { minLength: 8, maxLength: 16 }),
  )
  .map(([first, then]) => [...first, ...then]);

type Step = typeof anySteps extends fc.Arbitrary<(infer One)[]> ? One : never;

const pick = <Item>(items: readonly Item[], place: number): Item | undefined => items[place % items.length];

const submit = (world: TestWorld, { person, fields }: Extract<Step, { does: "submit" }>, number: number) =>
  world.invoke(createLead, { name: `Message ${number}`, email: `Person${person}@example.com`, ...fields });

async function undo(world: TestWorld, place: number): Promise<void> {
  const part = pick(
    (await storedLeads(world)).filter(({ mergedIntoId }) => mergedIntoId !== null),
    place,
  );
  if (part) await world.invoke(unmergeLead, { id: part.mergedIntoId, otherId: part.id });
}

async function take(world: TestWorld, step: Step, number: number): Promise<void> {
  if (step.does === "submit") await submit(world, step, number);
  else if (step.does === "unmerge") await undo(world, step.one);
  else {
    const whole = (await storedLeads(world)).filter(({ mergedIntoId }) => mergedIntoId === null);
    const into = pick(whole, step.one);
    const other = pick(
      whole.filter((lead) => lead !== into),
      step.other,
    );
    if (into && other) await world.invoke(mergeLeads, { id: into.id, otherId: other.id });
  }
}

/** All that is known of each person, by their address. */
async function peopleOf(world: TestWorld) {
  const [leads, submissions] = [await storedLeads(world), await storedSubmissions(world)];
  return leads
    .map(
      ({ id, emailKey, name, email, phone, phoneKey, propertyAddress, notes, dealValue, dealCurrency, ...lead }) => ({
        emailKey,
        facts: { name, email, phone, phoneKey, propertyAddress, notes, dealValue: dealValue?.toFixed(2), dealCurrency },
        score: [lead.score, lead.scoreReasons],
        submissionCount: lead.submissionCount,
        mergedIntoId: lead.mergedIntoId,
        sent: submissions
          .filter(({ leadId, homeId }) => leadId === id && homeId === null)
          .map((sent) => sent.name)
          .sort(),
      }),
    )
    .sort((one, another) => ((one.emailKey ?? "") < (another.emailKey ?? "") ? -1 : 1));
}

it("leaves leads as if they had never been merged, whatever came in between, once all is undone", async () => {
  await fc.assert(
    fc.asyncProperty(anySteps, fc.array(fc.nat(), { minLength: PEOPLE, maxLength: PEOPLE }), async (steps, order) => {
      const [world, control] = await Promise.all([createWorld(), createWorld()]);
      for (const [number, step] of steps.entries()) {
        await take(world, step, number);
        if (step.does === "submit") await submit(control, step, number);
        const counted = (await storedLeads(world)).filter(({ mergedIntoId }) => mergedIntoId === null);
        const sent = await storedSubmissions(world);
        expect(counted.reduce((sum, { submissionCount }) => sum + submissionCount, 0)).toBe(sent.length);
        expect(sent.every(({ leadId }) => counted.some(({ id }) => id === leadId))).toBe(true);
      }
      for (const place of order) await undo(world, place);
      expect(await peopleOf(world)).toEqual(await peopleOf(control));
    }),
    { numRuns: RUNS },
  );
}, 120_000);
