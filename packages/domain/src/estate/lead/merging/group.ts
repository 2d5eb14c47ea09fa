import { FACT_NAMES, type Fact, type FactValue, type FactValues, isSameValue, isThere } from "./facts.ts";

/** What a lead has from one that became part of it, and what it had itself; or that it was changed since, and is nobody's any more. */
export type TakenFact = { readonly value: FactValue; readonly before: FactValue } | { readonly released: true };
export type Taken = { readonly [Name in Fact]?: TakenFact };

/** A lead of a group. */
export interface Member {
  readonly id: string;
  /** What it became part of; null for the lead that all the others are part of. */
  readonly parentId: string | null;
  readonly taken: Taken;
  /** What it shows. */
  readonly facts: FactValues;
  /** How many submissions it shows: its own and those of its parts. */
  readonly submissions: number;
}

/** A lead as it would be without its parts. */
export interface OwnLead extends Pick<Member, "id" | "parentId"> {
  readonly facts: FactValues;
  readonly submissions: number;
  /** What its parent has changed since it took it. */
  readonly released: ReadonlySet<Fact>;
  /** From which of its parts it has a fact: it goes on showing that, also where it comes to have its own. */
  readonly keeps: ReadonlyMap<Fact, string>;
}

const partsOf = <One extends Pick<Member, "parentId">>(members: readonly One[], id: string) =>
  members.filter(({ parentId }) => parentId === id);

/** Whether a member's parent still shows what it took from it. */
const isHeld = (
  parent: Member,
  name: Fact,
  taken: TakenFact | undefined,
): taken is Exclude<TakenFact, { released: true }> =>
  taken !== undefined && "value" in taken && isSameValue(taken.value, parent.facts[name]);

/**
 * Each lead of a group by itself: what it took goes, where nobody has changed it since, and what was changed is its own.
 * @param members in the order in which they became part of their parents
 */
export function apart(members: readonly Member[]): OwnLead[] {
  return members.map((member) => {
    const parts = partsOf(members, member.id);
    const parent = members.find(({ id }) => id === member.parentId);
    const held = FACT_NAMES.flatMap((name) =>
      parts.flatMap(({ id, taken: { [name]: fact } }) =>
        isHeld(member, name, fact) ? [{ name, from: id, fact }] : [],
      ),
    );
    const before = held.map(({ name, fact }) => [name, fact.before] as const);
    const released = FACT_NAMES.filter((name) => {
      const taken = member.taken[name];
      return taken !== undefined && parent !== undefined && !isHeld(parent, name, taken);
    });
    return {
      id: member.id,
      parentId: member.parentId,
      facts: { ...member.facts, ...Object.fromEntries(before) },
      keeps: new Map(held.map(({ name, from }) => [name, from])),
      submissions: member.submissions - sum(parts.map(({ submissions }) => submissions)),
      released: new Set(released),
    };
  });
}

/**
 * A group out of its leads: each takes what it lacks from those that became part of it, the first that has it; and what it has
 * from one of them it keeps.
 * @param leads in the order in which they became part of their parents
 */
export function together(leads: readonly OwnLead[]): Member[] {
  const whole = new Map<string, Pick<Member, "facts" | "submissions">>();
  const takenFrom = new Map<string, Record<string, TakenFact>>(
    leads.map(({ id, released }) => [id, Object.fromEntries([...released].map((name) => [name, { released: true }]))]),
  );
  const wholeOf = (lead: OwnLead): Pick<Member, "facts" | "submissions"> => {
    const known = whole.get(lead.id);
    if (known) return known;
    const parts = partsOf(leads, lead.id).map((part) => ({ ...part, ...wholeOf(part) }));
    const facts = FACT_NAMES.map((name) => {
      const before = lead.facts[name];
      const givers = parts.filter((part) => isThere(part.facts[name]) && !part.released.has(name));
      const kept = givers.find(({ id }) => id === lead.keeps.get(name));
      const giver = kept ?? (isThere(before) ? undefined : givers[0]);
      if (giver === undefined) return [name, before];
      const value = giver.facts[name];
      Object.assign(takenFrom.get(giver.id) ?? {}, { [name]: { value, before } });
      return [name, value];
    });
    const made = {
      facts: Object.fromEntries(facts) as FactValues,
      submissions: lead.submissions + sum(parts.map(({ submissions }) => submissions)),
    };
    whole.set(lead.id, made);
    return made;
  };
  return leads.map((lead) => {
    const { facts, submissions } = wholeOf(lead);
    return { id: lead.id, parentId: lead.parentId, facts, submissions, taken: takenFrom.get(lead.id) ?? {} };
  });
}

/** A lead, and all that are part of it, whichever way. */
export function withParts<One extends Pick<Member, "id" | "parentId">>(members: readonly One[], id: string): One[] {
  const own = members.filter((member) => member.id === id);
  return [...own, ...partsOf(members, id).flatMap((part) => withParts(members, part.id))];
}

/** The one that all others are part of. */
export const isWhole = ({ parentId }: Pick<Member, "parentId">): boolean => parentId === null;

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
