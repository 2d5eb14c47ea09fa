import { randomUUID } from "node:crypto";
import type { Prisma, TenantDb } from "@orrery/db";
import { createWorld, type TestWorld } from "@orrery/testkit";
import fc from "fast-check";
import { expect, it } from "vitest";

/** What a brokerage has, by places in these lists. */
interface Estate {
  readonly properties: readonly { readonly agent: number | null }[];
  readonly leads: readonly { readonly property: number | null; readonly agent: number | null }[];
  readonly submissions: readonly { readonly lead: number; readonly property: number | null }[];
  readonly confinedTo: readonly (readonly ["property" | "estate-agent" | "lead", number])[];
}

const FEW = 3;
const LEADS = 5;
const few = fc.nat({ max: FEW - 1 });
const fewOrNone = fc.option(few);

const anyEstate: fc.Arbitrary<Estate> = fc.record({
  properties: fc.array(fc.record({ agent: fewOrNone }), { minLength: FEW, maxLength: FEW }),
  leads: fc.array(fc.record({ property: fewOrNone, agent: fewOrNone }), { minLength: LEADS, maxLength: LEADS }),
  submissions: fc.array(fc.record({ lead: fc.nat({ max: LEADS - 1 }), property: fewOrNone }), { maxLength: 8 }),
  confinedTo: fc.array(
    fc.oneof(
      fc.tuple(fc.constantFrom("property" as const, "estate-agent" as const), few),
      fc.tuple(fc.constant("lead" as const), fc.nat({ max: LEADS - 1 })),
    ),
    { maxLength: 3 },
  ),
});

type Test = "is" | "isNot";
type Quantifier = "some" | "every" | "none";
/** A condition on a lead, by places. */
type Condition =
  | { readonly on: "property" | "agent"; readonly test: Test; readonly among: readonly number[] | null }
  | { readonly on: "submissions"; readonly quantifier: Quantifier; readonly among: readonly number[] }
  | { readonly on: "AND" | "OR"; readonly all: readonly Condition[] }
  | { readonly on: "NOT"; readonly one: Condition };

const { condition: anyCondition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.record({
      on: fc.constantFrom("property" as const, "agent" as const),
      test: fc.constantFrom("is" as const, "isNot" as const),
      among: fc.option(fc.subarray([0, 1, 2])),
    }),
    fc.record({
      on: fc.constant("submissions" as const),
      quantifier: fc.constantFrom("some" as const, "every" as const, "none" as const),
      among: fc.subarray([0, 1, 2, 3, 4, 5, 6, 7]),
    }),
    fc.record({
      on: fc.constantFrom("AND" as const, "OR" as const),
      all: fc.array(tie("condition"), { minLength: 1, maxLength: 2 }),
    }),
    fc.record({ on: fc.constant("NOT" as const), one: tie("condition") }),
  ),
}));

type Ids = Record<"properties" | "agents" | "leads" | "submissions", readonly string[]>;

const idsOf = (count: number) => Array.from({ length: count }, () => randomUUID()).sort();
const at = (ids: readonly string[], place: number | null) => (place === null ? null : (ids[place] ?? null));

async function store(
  { database, organizationId }: TestWorld,
  { properties, leads, submissions }: Estate,
): Promise<Ids> {
  const { system } = database;
  const ids = {
    properties: idsOf(FEW),
    agents: idsOf(FEW),
    leads: idsOf(LEADS),
    submissions: idsOf(submissions.length),
  };
  await system.estateAgent.createMany({
    data: ids.agents.map((id) => ({ id, organizationId, name: `name ${id}`, email: `${id}@example.com` })),
  });
  await system.property.createMany({
    data: properties.map(({ agent }, place) => ({
      id: ids.properties[place] ?? "",
      organizationId,
      title: "House",
      agentId: at(ids.agents, agent),
    })),
  });
  await system.lead.createMany({
    data: leads.map(({ property, agent }, place) => ({
      id: ids.leads[place] ?? "",
      organizationId,
      name: "Ann",
      source: "api",
      propertyId: at(ids.properties, property),
      agentId: at(ids.agents, agent),
    })),
  });
  await system.leadSubmission.createMany({
    data: submissions.map(({ lead, property }, place) => ({
      id: ids.submissions[place] ?? "",
      organizationId,
      name: "Ann",
      source: "api",
      leadId: ids.leads[lead] ?? "",
      propertyId: at(ids.properties, property),
    })),
  });
  return ids;
}

/** The estate as it is told to be seen: every row within, and references and lists of such rows alone. */
function seen({ properties, leads, submissions, confinedTo }: Estate, ids: Ids) {
  const names = (kind: string, place: number | null) => confinedTo.some(([its, one]) => its === kind && one === place);
  const seesLead = (place: number) => {
    const { property = null, agent = null } = leads[place] ?? {};
    return names("lead", place) || names("property", property) || names("estate-agent", agent);
  };
  const seesSubmission = ({ lead, property }: Estate["submissions"][number]) =>
    names("lead", lead) || names("property", property) || names("estate-agent", leads[lead]?.agent ?? null);
  const seesProperty = (place: number | null) =>
    place !== null && (names("property", place) || names("estate-agent", properties[place]?.agent ?? null));
  const propertyOf = (place: number | null) => (seesProperty(place) ? { id: at(ids.properties, place) } : null);
  const agentOf = (place: number | null) => {
    if (place === null) return null;
    const id = at(ids.agents, place);
    return { id, name: `name ${id}`, email: names("estate-agent", place) ? `${id}@example.com` : null };
  };
  const submissionsWhere = (holds: (submission: Estate["submissions"][number]) => boolean) =>
    submissions.flatMap((submission, place) =>
      seesSubmission(submission) && holds(submission)
        ? [{ id: ids.submissions[place], property: propertyOf(submission.property) }]
        : [],
    );
  const leadsWhere = (holds: (place: number) => boolean) =>
    leads.flatMap(({ property, agent }, place) => {
      if (!seesLead(place) || !holds(place)) return [];
      const sent = submissionsWhere(({ lead }) => lead === place);
      return [
        {
          id: ids.leads[place],
          property: propertyOf(property),
          agent: agentOf(agent),
          submissions: sent,
          _count: { submissions: sent.length },
        },
      ];
    });
  const meets = (condition: Condition, place: number): boolean => {
    switch (condition.on) {
      case "AND":
        return condition.all.every((one) => meets(one, place));
      case "OR":
        return condition.all.some((one) => meets(one, place));
      case "NOT":
        return !meets(condition.one, place);
      case "submissions": {
        const sent = submissions.flatMap((one, its) => (one.lead === place && seesSubmission(one) ? [its] : []));
        const among = (its: number) => condition.among.includes(its);
        if (condition.quantifier === "every") return sent.every(among);
        return sent.some(among) === (condition.quantifier === "some");
      }
      default: {
        const its = leads[place]?.[condition.on] ?? null;
        const refers = its !== null && (condition.on === "agent" ? names("estate-agent", its) : seesProperty(its));
        const is = condition.among === null ? !refers : refers && condition.among.includes(its);
        return is === (condition.test === "is");
      }
    }
  };
  return { leadsWhere, submissionsWhere, seesLead, meets };
}

function filterOf(condition: Condition, ids: Ids): Prisma.LeadWhereInput {
  switch (condition.on) {
    case "AND":
    case "OR":
      return { [condition.on]: condition.all.map((one) => filterOf(one, ids)) };
    case "NOT":
      return { NOT: filterOf(condition.one, ids) };
    case "submissions":
      return {
        submissions: {
          [condition.quantifier]: { id: { in: condition.among.flatMap((place) => ids.submissions[place] ?? []) } },
        },
      };
    default: {
      const own = condition.on === "agent" ? ids.agents : ids.properties;
      const among = condition.among && { id: { in: condition.among.flatMap((place) => own[place] ?? []) } };
      return { [condition.on]: { [condition.test]: among } };
    }
  }
}

const SUBMISSION = { id: true, property: { select: { id: true } } } satisfies Prisma.LeadSubmissionSelect;
const LEAD = {
  id: true,
  property: { select: { id: true } },
  agent: { select: { id: true, name: true, email: true } },
  submissions: { select: SUBMISSION, orderBy: { id: "asc" } },
  _count: { select: { submissions: true } },
} satisfies Prisma.LeadSelect;

/** A new organization with these rows, as the confined credential sees it. */
async function confined(estate: Estate): Promise<{ db: TenantDb; ids: Ids }> {
  const world = await createWorld();
  const ids = await store(world, estate);
  const own = { property: ids.properties, "estate-agent": ids.agents, lead: ids.leads };
  const confinedTo = estate.confinedTo.map(([kind, place]) => `${kind}:${own[kind][place]}`);
  return { db: world.database.store.reader({ ...world.principal, confinedTo }).db, ids };
}

it("shows a confined credential exactly what is within, whatever the rows, the pairs and the question", async () => {
  await fc.assert(
    fc.asyncProperty(anyEstate, fc.array(anyCondition, { minLength: 3, maxLength: 3 }), async (estate, conditions) => {
      const { db, ids } = await confined(estate);
      const { leadsWhere, submissionsWhere, seesLead, meets } = seen(estate, ids);
      const orderBy = { id: "asc" } as const;
      expect(await db.lead.findMany({ select: LEAD, orderBy })).toEqual(leadsWhere(() => true));
      expect(await db.leadSubmission.findMany({ select: { ...SUBMISSION, lead: { select: LEAD } }, orderBy })).toEqual(
        submissionsWhere(() => true).map((submission) => {
          const { lead = 0 } = estate.submissions[ids.submissions.indexOf(submission.id ?? "")] ?? {};
          return { ...submission, lead: seesLead(lead) ? leadsWhere((place) => place === lead)[0] : null };
        }),
      );
      for (const condition of conditions) {
        const where = filterOf(condition, ids);
        const expected = leadsWhere((place) => meets(condition, place));
        expect(await db.lead.findMany({ where, select: LEAD, orderBy })).toEqual(expected);
        expect(await db.lead.count({ where })).toBe(expected.length);
      }
    }),
    { numRuns: 40 },
  );
});
