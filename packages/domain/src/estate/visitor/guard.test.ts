import { Failure, IDEMPOTENCY_IN_PROGRESS, IDEMPOTENCY_KEY_REUSED, TOO_BUSY } from "@orrery/operation";
import { expect, it } from "vitest";
import { FORM_SENT, inVisitorsWords } from "./guard.ts";

it.each([IDEMPOTENCY_IN_PROGRESS, IDEMPOTENCY_KEY_REUSED])("tells a visitor that it was sent: $name", (reason) => {
  expect(inVisitorsWords(Failure.of(reason))).toMatchObject({ reason: FORM_SENT.name });
});

it("does not say so of what failed because others were changing the same lead, so that it is sent again", () => {
  const failure = Failure.of(TOO_BUSY);
  expect(inVisitorsWords(failure)).toBe(failure);
});
