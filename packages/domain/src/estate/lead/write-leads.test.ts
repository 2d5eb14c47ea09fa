import { randomUUID } from "node:crypto";
import { jsonOf } from "@orrery/operation";
import { createWorld, type TestWorld } from "@orrery/testkit";
import fc from "fast-check";
import { expect, it } from "vitest";
import { createEstateAgent } from "../estate-agent/create-estate-agent.ts";
import { LEAD_STATUSES } from "./board.ts";
import { listLeads } from "./list-leads.ts";

const orNull = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null });
const text = fc.constantFrom('"quoted" \\ /', "line\nbreak\u0001", "Größe 家 🏠", "", "plain");

const anyLead = fc.record({
  name: text,
  email: orNull(text),
  phone: orNull(text),
  source: fc.constantFrom("zillow", "website"),
  propertyAddress: orNull(text),
  notes: orNull(text),
  status: fc.constantFrom(...LEAD_STATUSES),
  score: fc.nat({ max: 100 }),
  scoreReasons: fc.array(fc.record({ fact: text, points: fc.integer({ min: -9, max: 40 }), reason: text }), {
    maxLength: 3,
  }),
  dealValue: orNull(fc.constantFrom("0", "10.50", "999999999999.99")),
  dealCurrency: orNull(fc.constant("USD")),
  holdReason: orNull(fc.constantFrom("sanctions_match", "kyc_required")),
  holdStatus: orNull(fc.constantFrom(...LEAD_STATUSES)),
  createdAt: fc.nat({ max: 2 }).map((ms) => new Date(Date.UTC(2026, 10, 22) + ms)),
});
const anyQuestion = fc.record(
  {
    direction: fc.constantFrom("forward" as const, "backward" as const),
    limit: fc.integer({ min: 1, max: 4 }),
    status: fc.constantFrom(...LEAD_STATUSES),
    source: fc.constantFrom("zillow", "website"),
    hold: fc.constantFrom("sanctions_match" as const, "kyc_required" as const),
    scoreMin: fc.nat({ max: 100 }),
  },
  { requiredKeys: ["limit"] },
);

async function planted(world: TestWorld, leads: readonly object[]) {
  const { organizationId, database } = world;
  const agent = await world.run(createEstateAgent);
  const rows = leads.map((row, at) => ({
    id: randomUUID(),
    organizationId,
    agentId: at % 2 ? agent.id : null,
    ...row,
  }));
  await database.system.lead.createMany({ data: rows as never });
  return { agent, rows };
}

it("writes a page of leads in PostgreSQL as the rows would give it, in the same bytes, page after page", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyLead, { maxLength: 7 }),
      fc.array(anyQuestion, { minLength: 3, maxLength: 6 }),
      async (leads, questions) => {
        const world = await createWorld();
        const { agent, rows } = await planted(world, leads);
        const confined = [`estate-agent:${agent.id}`, `lead:${rows[0]?.id ?? randomUUID()}`];
        for (const principal of [world.principal, { ...world.principal, confinedTo: confined }]) {
          for (const question of [...questions, { limit: 3, agentId: agent.id }]) {
            for (let cursor: string | null | undefined; cursor !== null; ) {
              const input = { ...question, ...(cursor && { cursor }) };
              const { output } = await world.invoke(listLeads, input, { principal });
              const written = await world.invoke(listLeads, input, { principal, form: "camelCase" });
              expect(jsonOf(written.output)).toBe(JSON.stringify(output));
              const isBackward = "direction" in question && question.direction === "backward";
              cursor = isBackward ? output.previousCursor : output.nextCursor;
            }
          }
        }
      },
    ),
    { numRuns: 25 },
  );
});
