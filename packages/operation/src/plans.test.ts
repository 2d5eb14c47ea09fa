import { describe, expect, it } from "vitest";
import { planAllows } from "./plans.ts";
import { PLANS } from "./principal.ts";

const plansOf = (prefix: string) => PLANS.filter((plan) => planAllows(prefix, plan));

describe("a plan", () => {
  it.each(["ort_", "ort_test_"])("includes %s keys from pro on", (prefix) => {
    expect(plansOf(prefix)).toEqual(["pro", "brokerage"]);
  });

  it.each(["ork_live_", "ork_test_", "oak_", "oak_test_", "oag_", "oag_test_"])(
    "includes %s keys where it is paid",
    (prefix) => {
      expect(plansOf(prefix)).toEqual(["solo", "team", "pro", "brokerage"]);
    },
  );

  it.each(["mcp_", "mcp_test_"])("never refuses %s tokens", (prefix) => {
    expect(plansOf(prefix)).toEqual(PLANS);
  });
});
