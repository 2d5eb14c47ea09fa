import { STALE_VERSION } from "@orrery/operation";
import { z } from "zod";
import { assertVersion, expectedVersion } from "../../../fields/version.ts";
import { operation } from "../../../kernel.ts";
import { LEAD_STATUSES, movesFrom } from "../board.ts";
import { boardSettings, LEAD_BOARD_INVALID, LeadBoardView, movesOf, problemsOf, toBoardView } from "./board-of.ts";
import { leadsConfigure } from "./settings.ts";

/**
 * Restricts the board: what is given replaces all of it, and a state that is left out is final. It holds for every move
 * that begins after its commit; leads stay where they are.
 */
export const updateLeadBoard = operation({
  name: "leads.updateBoard",
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
      .optional()
      .describe("The whole board: a state that is not in it is final. Null is the built-in one."),
  }),
  output: LeadBoardView,
  errors: [LEAD_BOARD_INVALID, STALE_VERSION],
  resource: () => undefined,
  example: {
    input: () => ({
      moves: LEAD_STATUSES.filter((from) => from !== "won").map((from) => ({ from, to: [...movesFrom(from)] })),
    }),
  },
  async handle({ input: { expectedVersion: expected, moves }, sql, fail }) {
    const problems = problemsOf(moves ?? null);
    if (problems.length > 0) fail(LEAD_BOARD_INVALID, { problems });
    const current = await boardSettings.lock(sql);
    assertVersion(fail, expected, current, { parse: toBoardView });
    if (moves === undefined) return toBoardView(current);
    return toBoardView(await boardSettings.write(sql, moves && movesOf(moves)));
  },
});
