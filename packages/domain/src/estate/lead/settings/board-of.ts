import { reason } from "@orrery/operation";
import { z } from "zod";
import { timestamp, view } from "../../../fields/presented.ts";
import { LEAD_STATUSES, type LeadStatus, movesFrom } from "../board.ts";
import { type Settings, settingsOf } from "./settings.ts";

/** The moves that an organization allows from each state. One without any is final. */
export type Moves = Readonly<Partial<Record<LeadStatus, readonly LeadStatus[]>>>;

/** What a board ends in: a lead need not be able to leave these. */
const ENDS: readonly LeadStatus[] = ["won", "lost"];
const BEGINNING: LeadStatus = "new";

export const LEAD_BOARD_INVALID = reason(
  "LEAD_BOARD_INVALID",
  "UNPROCESSABLE",
  "Leads could not go through such a board.",
);

/** Where a lead may go from a state, itself included, on the organization's own board; on the built-in one where it has none. */
export function allowedFrom(moves: Moves | null, from: LeadStatus): readonly LeadStatus[] {
  if (moves === null) return movesFrom(from);
  return LEAD_STATUSES.filter((to) => to === from || moves[from]?.includes(to));
}

export const BoardProblem = z.object({
  status: z.enum(LEAD_STATUSES),
  /** The other end of a move. */
  to: z.enum(LEAD_STATUSES).optional(),
  problem: z.enum(["listed_twice", "never_allowed", "unreachable", "no_way_out"]),
});
export type BoardProblem = z.output<typeof BoardProblem>;

export interface GivenMoves {
  readonly from: LeadStatus;
  readonly to: readonly LeadStatus[];
}

/**
 * All that is wrong with a board: a state twice; a move that the built-in board does not have (a board is restricted, never
 * widened); a state that no lead gets into; and one that leads to neither `won` nor `lost`.
 */
export function problemsOf(given: readonly GivenMoves[] | null): BoardProblem[] {
  if (given === null) return [];
  const twice = given.filter(({ from }, at) => given.findIndex((other) => other.from === from) !== at);
  const never = given.flatMap(({ from, to }) =>
    to.filter((status) => !movesFrom(from).includes(status)).map((status) => ({ status: from, to: status })),
  );
  const moves = movesOf(given);
  const reached = reachedFrom(BEGINNING, moves);
  return [
    ...twice.map(({ from }) => ({ status: from, problem: "listed_twice" as const })),
    ...never.map((move) => ({ ...move, problem: "never_allowed" as const })),
    ...LEAD_STATUSES.filter((status) => !reached.has(status)).map((status) => ({
      status,
      problem: "unreachable" as const,
    })),
    ...LEAD_STATUSES.filter((status) => !ENDS.some((end) => reachedFrom(status, moves).has(end))).map((status) => ({
      status,
      problem: "no_way_out" as const,
    })),
  ];
}

/** Staying where one is is no move. */
export function movesOf(given: readonly GivenMoves[]): Moves {
  return Object.fromEntries(
    given.map(({ from, to }) => [from, LEAD_STATUSES.filter((status) => status !== from && to.includes(status))]),
  );
}

function reachedFrom(start: LeadStatus, moves: Moves): ReadonlySet<LeadStatus> {
  const reached = new Set([start]);
  // A set also visits what is added to it on the way.
  for (const status of reached) for (const to of moves[status] ?? []) reached.add(to);
  return reached;
}

export const boardSettings = settingsOf<Moves>("board");

const BoardMoves = z.object({
  from: z.enum(LEAD_STATUSES),
  to: z.array(z.enum(LEAD_STATUSES)).describe("Where a lead may go from there; none where it is final."),
});

export const LeadBoardView = view("LeadBoard", {
  statuses: z.array(z.enum(LEAD_STATUSES)).describe("All states, in order."),
  moves: z.array(BoardMoves).describe("Each state once."),
  isDefault: z.boolean().describe("Whether it is the built-in one."),
  version: z.int(),
  updatedAt: timestamp.nullable(),
});

export function toBoardView({ value, version, updatedAt }: Settings<Moves>): z.output<typeof LeadBoardView> {
  return {
    statuses: [...LEAD_STATUSES],
    moves: LEAD_STATUSES.map((from) => ({ from, to: allowedFrom(value, from).filter((to) => to !== from) })),
    isDefault: value === null,
    version,
    updatedAt: updatedAt?.toISOString() ?? null,
  };
}
