import { startAnthropic } from "@orrery/testkit";
import { expect, it, vi } from "vitest";
import { anthropicAt, askForReview, budgetOf, heldBack } from "./asking-models.ts";
import { install } from "./installation.ts";
import { orrery, startServer } from "./processes.ts";

vi.setConfig({ testTimeout: 120_000 });

it("lets exactly ten of twenty calls at once run, on two processes, where the budget suffices for ten", async () => {
  await using installation = await install();
  const { respond, release } = heldBack();
  await using provider = await startAnthropic(respond);
  const env = { ...installation.env, ...anthropicAt(provider) };
  await using one = await startServer(env);
  await using other = await startServer(env);
  const key = installation.key();
  const setBudget = async (usd: string) => {
    expect(await orrery(installation.env, "ai", "set-budget", "demo", usd)).toMatchObject({ code: 0 });
  };

  await setBudget("0");
  const { body } = await askForReview(one.url, key);
  const needed = body.error?.details.needed ?? 0;
  expect(needed).toBeGreaterThan(0.1);
  // To the next cent, which is less than one more.
  await setBudget(((Math.ceil(needed * 1_000) / 100) as number).toFixed(2));

  const answers = Array.from({ length: 20 }, (_, at) => askForReview(at % 2 === 0 ? one.url : other.url, key));
  const refused: unknown[] = [];
  for (const answer of answers) void answer.then(({ status }) => status !== 200 && refused.push(status));
  await expect.poll(() => [provider.requests.length, refused.length], { timeout: 60_000 }).toEqual([10, 10]);
  const during = await budgetOf(other.url, key);
  expect(during.reserved).toBeCloseTo(10 * needed, 5);
  release();
  const all = await Promise.all(answers);

  expect(all.filter(({ status }) => status === 200)).toHaveLength(10);
  for (const { status, body: refusal } of all.filter(({ status: one }) => one !== 200)) {
    expect(status).toBe(422);
    expect(refusal.error).toMatchObject({ code: "UNPROCESSABLE", details: { reason: "AI_BUDGET_EXHAUSTED", needed } });
    expect(refusal.error?.details.left).toBeLessThan(needed);
    expect(refusal.error?.details.renews_at).toMatch(/^\d{4}-\d\d-01T00:00:00\.000Z$/);
  }
  const cost = all.reduce((total, answer) => total + (answer.body.cost ?? 0), 0);
  const after = await budgetOf(one.url, key);
  expect(after).toMatchObject({ reserved: 0 });
  expect(after.spent).toBeCloseTo(cost, 6);
  expect(provider.requests).toHaveLength(10);
});
