import { z } from "zod";
import { expectedVersion } from "../../fields/version.ts";
import { operation } from "../../kernel.ts";
import { DECISION_ERRORS, decide, mayDecide } from "./decide-showing.ts";
import { requestShowing } from "./request-showing.ts";
import { ShowingId, ShowingOutput, showingsWrite } from "./showing.ts";
import { showingConfirmed } from "./showing-events.ts";

export const confirmShowing = operation({
  name: "showings.confirm",
  summary: "Confirms a showing that was requested.",
  mode: "write",
  scope: showingsWrite,
  rate: "write",
  input: z.object({ id: ShowingId, expectedVersion }),
  output: ShowingOutput,
  errors: DECISION_ERRORS,
  emits: [showingConfirmed],
  example: {
    input: async (world) => ({ id: (await world.run(requestShowing)).id }),
    emits: [showingConfirmed],
  },
  credentialPolicy: mayDecide,
  async handle(request) {
    const showing = await decide(request, { status: "confirmed", reason: null });
    request.emit(showingConfirmed, showing, showing);
    return showing;
  },
});
