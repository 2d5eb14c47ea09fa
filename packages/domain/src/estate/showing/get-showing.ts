import { z } from "zod";
import { operation } from "../../kernel.ts";
import { requestShowing } from "./request-showing.ts";
import { SHOWING_NOT_FOUND, SHOWING_SELECT, ShowingId, ShowingOutput, showingsRead } from "./showing.ts";

export const getShowing = operation({
  name: "showings.get",
  summary: "Gets a showing.",
  mode: "read",
  reads: ["showing"],
  scope: showingsRead,
  rate: "read",
  input: z.object({ id: ShowingId }),
  output: ShowingOutput,
  errors: [SHOWING_NOT_FOUND],
  shape: { select: SHOWING_SELECT },
  example: { input: async (world) => ({ id: (await world.run(requestShowing)).id }) },
  async handle({ input, db, shape, fail }) {
    return (await db.showing.findUnique({ where: input, ...shape })) ?? fail(SHOWING_NOT_FOUND);
  },
});
