import { STALE_VERSION } from "@orrery/operation";
import { z } from "zod";
import { expectedVersion } from "../../../fields/version.ts";
import { operation } from "../../../kernel.ts";
import { LEAD_STATUSES } from "../board.ts";
import { boardSettings, LEAD_BOARD_INVALID, LeadBoardView, movesOf, problemsOf, toBoardView } from "./board-of.ts";
import { leadsConfigure } from "./settings.ts";

/**
 * Restricts the board: what is given replaces all of it, and a state that is left out is final. It holds for every move
 * that begins after its commit; leads stay where they are.
 */
export const setLeadBoard = operation({
  name: "leads.setBoard",
  summary: "Restricts which moves the board allows, or goes back to the built-in board.",
  mode: "write",
  scope: leadsConfigure,
  rate: "write",
  input: z.object({
    expectedVersion,
    moves: z
      .array(z.object({ from: z.enum(LEAD_STATUSES), to: z.array(z.enum(LEAD_STATUSES)).max(LEAD_STATUSES.length) }))
      .max(LEAD_STATUSES.length)
      .nullable()
      .describe("The whole board: a state that is not in it is final. Null is the built-in one."),
  }),
  output: LeadBoardView,
  errors: [LEAD_BOARD_INVALID, STALE_VERSION],
  resource: () => undefined,
  example: {
    input: () => ({
      moves: [
        { from: "new" as const, to: ["contacted" as const, "lost" as const] },
        { from: "contacted" as const, to: ["qualified" as const, "lost" as const] },
        { from: "qualified" as const, to: ["visiting" as const, "negotiating" as const, "lost" as const] },
        { from: "visiting" as const, to: ["negotiating" as const, "lost" as const] },
        { from: "negotiating" as const, to: ["won" as const, "lost" as const] },
        { from: "lost" as const, to: ["new" as const, "contacted" as const] },
      ],
    }),
  },
  async handle({ input: { expectedVersion: expected, moves }, sql, fail }) {
    const problems = moves === null ? [] : problemsOf(moves);
    if (problems.length > 0) fail(LEAD_BOARD_INVALID, { problems });
    const current = await boardSettings.lock(sql);
    if (expected !== undefined && expected !== current.version) fail(STALE_VERSION, { current: toBoardView(current) });
    return toBoardView(await boardSettings.write(sql, moves && movesOf(moves)));
  },
});
