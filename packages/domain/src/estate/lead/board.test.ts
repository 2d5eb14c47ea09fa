import { describe, expect, it } from "vitest";
import { LEAD_STATUSES, movesFrom } from "./board.ts";

describe("the board", () => {
  it("has the contract's states, in order", () => {
    expect(LEAD_STATUSES).toEqual(["new", "contacted", "qualified", "visiting", "negotiating", "won", "lost"]);
  });

  it.each(["new", "contacted", "qualified", "visiting"] as const)(
    "allows every move from %s, except into won",
    (from) => {
      expect(movesFrom(from)).toEqual(LEAD_STATUSES.filter((to) => to !== "won"));
    },
  );

  it.each(["negotiating", "won", "lost"] as const)("allows every move from %s", (from) => {
    expect(movesFrom(from)).toEqual(LEAD_STATUSES);
  });
});
