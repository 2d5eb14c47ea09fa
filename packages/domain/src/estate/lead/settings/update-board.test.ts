import { createWorld, type TestWorld } from "@orrery/testkit";
import { beforeEach, describe, expect, it } from "vitest";
import { LEAD_STATUSES, movesFrom } from "../board.ts";
import { newLead } from "../testing.ts";
import { updateLead } from "../update-lead.ts";
import { getLeadBoard } from "./get-board.ts";
import { updateLeadBoard } from "./update-board.ts";

let world: TestWorld;
beforeEach(async () => {
  world = await createWorld();
});

/** One column after the other. */
const LINE = [
  { from: "new", to: ["contacted", "lost"] },
  { from: "contacted", to: ["qualified"] },
  { from: "qualified", to: ["visiting"] },
  { from: "visiting", to: ["negotiating"] },
  { from: "negotiating", to: ["won", "lost"] },
];

const update = async (input: object) => (await world.invoke(updateLeadBoard, input)).output;
const board = async () => (await world.invoke(getLeadBoard, {})).output;

describe("the board of an organization", () => {
  it("is the built-in one until it has its own", async () => {
    const moves = LEAD_STATUSES.map((from) => ({ from, to: movesFrom(from).filter((to) => to !== from) }));
    expect(await board()).toEqual({
      statuses: [...LEAD_STATUSES],
      moves,
      isDefault: true,
      version: 1,
      updatedAt: null,
    });
  });

  it("allows its own moves alone, and says which they are", async () => {
    const lead = await newLead(world);
    expect(await update({ moves: LINE })).toMatchObject({ isDefault: false, version: 2 });
    await expect(world.invoke(updateLead, { id: lead.id, status: "qualified" })).rejects.toMatchObject({
      code: "UNPROCESSABLE",
      reason: "LEAD_MOVE_NOT_ALLOWED",
      details: { from: "new", to: "qualified", allowed: ["new", "contacted", "lost"] },
    });
    const moved = await world.invoke(updateLead, { id: lead.id, status: "lost" });
    expect(moved.output.status).toBe("lost");
    // What is left out is final; staying is no move.
    expect((await world.invoke(updateLead, { id: lead.id, status: "lost", notes: "Hi" })).output.notes).toBe("Hi");
    await expect(world.invoke(updateLead, { id: lead.id, status: "new" })).rejects.toMatchObject({
      details: { allowed: ["lost"] },
    });
  });

  it("is no other organization's, and the built-in one again when it is told so", async () => {
    await update({ moves: LINE });
    const other = await createWorld();
    expect((await other.invoke(getLeadBoard, {})).output.isDefault).toBe(true);
    expect(await update({ moves: null })).toMatchObject({ isDefault: true, version: 3 });
    const lead = await newLead(world);
    expect((await world.invoke(updateLead, { id: lead.id, status: "visiting" })).output.status).toBe("visiting");
  });

  it("holds for a credential that sees few of its leads", async () => {
    await update({ moves: LINE });
    const lead = await newLead(world);
    const principal = { ...world.principal, confinedTo: [`lead:${lead.id}`] };
    expect((await world.invoke(getLeadBoard, {}, { principal })).output.isDefault).toBe(false);
    await expect(world.invoke(updateLead, { id: lead.id, status: "visiting" }, { principal })).rejects.toMatchObject({
      reason: "LEAD_MOVE_NOT_ALLOWED",
    });
  });

  it("is refused with all that is wrong with it", async () => {
    const [, ...rest] = LINE;
    const moves = [
      { from: "new", to: ["contacted", "won"] },
      ...rest.filter(({ from }) => from !== "visiting"),
      { from: "contacted", to: ["qualified"] },
    ];
    await expect(update({ moves })).rejects.toMatchObject({
      code: "UNPROCESSABLE",
      reason: "LEAD_BOARD_INVALID",
      details: {
        problems: [
          { status: "contacted", problem: "listed_twice" },
          { status: "new", to: "won", problem: "never_allowed" },
          { status: "negotiating", problem: "unreachable" },
          { status: "lost", problem: "unreachable" },
          { status: "contacted", problem: "no_way_out" },
          { status: "qualified", problem: "no_way_out" },
          { status: "visiting", problem: "no_way_out" },
        ],
      },
    });
    expect((await board()).version).toBe(1);
  });

  it("has versions: a stale one is refused with the board as it is, and of many changes at once each is one", async () => {
    await update({ moves: LINE, expectedVersion: 1 });
    await expect(update({ moves: null, expectedVersion: 1 })).rejects.toMatchObject({
      reason: "STALE_VERSION",
      details: { current: { version: 2, isDefault: false } },
    });
    const all = await Promise.all(Array.from({ length: 8 }, () => update({ moves: LINE })));
    expect(all.map(({ version }) => version).sort((a, b) => a - b)).toEqual([3, 4, 5, 6, 7, 8, 9, 10]);
  });
});
