import { z } from "zod";
import { formText, orNull } from "../../fields/text.ts";
import { expectedVersion } from "../../fields/version.ts";
import { operation } from "../../kernel.ts";
import { DECISION_ERRORS, decide, mayDecide } from "./decide-showing.ts";
import { requestShowing } from "./request-showing.ts";
import { ShowingId, ShowingOutput, showingsWrite } from "./showing.ts";
import { showingDeclined } from "./showing-events.ts";

export const declineShowing = operation({
  name: "showings.decline",
  summary: "Declines a showing that was requested.",
  mode: "write",
  scope: showingsWrite,
  rate: "write",
  input: z.object({ id: ShowingId, expectedVersion, reason: orNull(formText(1_000)) }),
  output: ShowingOutput,
  errors: DECISION_ERRORS,
  emits: [showingDeclined],
  example: {
    input: async (world) => ({ id: (await world.run(requestShowing)).id, reason: "Sold yesterday" }),
    emits: [showingDeclined],
  },
  credentialPolicy: mayDecide,
  async handle(request) {
    const showing = await decide(request, { status: "declined", reason: request.input.reason });
    request.emit(showingDeclined, showing, showing);
    return showing;
  },
});
