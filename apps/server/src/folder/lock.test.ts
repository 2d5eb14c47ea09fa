import { once } from "node:events";
import { linkSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { CommandCaller } from "../cli/command.ts";
import type { Progress } from "../cli/progress.ts";
import { askHolder, findHolder } from "./control.ts";
import { FolderInUse, lockFolder } from "./lock.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "orrery-lock-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** What a process that was killed leaves: a socket that nobody listens on. */
async function leaveStaleSocket(): Promise<void> {
  const server = createServer().listen(join(folder, "dead.sock"));
  await once(server, "listening");
  linkSync(join(folder, "dead.sock"), join(folder, "control.sock"));
  server.close();
  await once(server, "close");
  expect(await findHolder(folder)).toEqual({ state: "stale" });
}

describe("a data folder's lock", () => {
  it("refuses a second holder, naming the folder and the process", async () => {
    const lock = await lockFolder(folder);
    await expect(lockFolder(folder)).rejects.toThrow(FolderInUse);
    await expect(lockFolder(folder)).rejects.toThrow(
      `The data folder ${folder} is in use by the process ${process.pid}.`,
    );
    await lock.release();
    await (await lockFolder(folder)).release();
  });

  it("makes the folder and the socket for their owner alone, and leaves nothing behind", async () => {
    const inner = join(folder, "made");
    const lock = await lockFolder(inner);
    expect(lstatSync(inner).mode & 0o777).toBe(0o700);
    expect(readdirSync(inner)).toEqual(["control.sock"]);
    expect(lstatSync(join(inner, "control.sock")).mode & 0o777).toBe(0o600);
    await lock.release();
    expect(readdirSync(inner)).toEqual([]);
  });

  it("takes over from a process that was killed", async () => {
    await leaveStaleSocket();
    const lock = await lockFolder(folder);
    expect(await findHolder(folder)).toEqual({ state: "held", pid: process.pid });
    expect(readdirSync(folder)).toEqual(["control.sock"]);
    await lock.release();
  });

  it("goes to exactly one of many starters after a kill", async () => {
    for (let round = 0; round < 5; round += 1) {
      await leaveStaleSocket();
      const tries = await Promise.allSettled(Array.from({ length: 8 }, () => lockFolder(folder)));
      const locks = tries.flatMap((attempt) => (attempt.status === "fulfilled" ? [attempt.value] : []));
      const refusals = tries.flatMap((attempt) => (attempt.status === "rejected" ? [attempt.reason] : []));
      expect(locks).toHaveLength(1);
      expect(refusals.every((reason) => reason instanceof FolderInUse)).toBe(true);
      await locks[0]?.release();
    }
  });

  it("holds in a folder whose path is longer than a socket's may be", async () => {
    const deep = join(folder, "x".repeat(120), "y".repeat(120));
    mkdirSync(deep, { recursive: true });
    const lock = await lockFolder(deep);
    await expect(lockFolder(deep)).rejects.toThrow(FolderInUse);
    expect(readdirSync(deep)).toEqual(["control.sock"]);
    await lock.release();
  });
});

/** Asks as a command line in some folder does. */
const asked = (argv: readonly string[], caller: Partial<CommandCaller> = {}) =>
  askHolder(folder, argv, {
    cwd: "/somewhere",
    signal: new AbortController().signal,
    progress: () => undefined,
    ...caller,
  });

describe("the holder of a folder", () => {
  it("runs commands with their arguments as they are", async () => {
    const lock = await lockFolder(folder);
    lock.desk.open(async (argv) => ({ code: 3, stdout: argv.join("|"), stderr: "e" }));
    const argv = ["create", "--name", 'My "Brokerage"\n$HOME', "é"];
    expect(await asked(argv)).toEqual({ code: 3, stdout: argv.join("|"), stderr: "e" });
    await lock.desk.close();
    await lock.release();
  });

  it("lets commands wait while it is starting", async () => {
    const lock = await lockFolder(folder);
    const waiting = asked(["list"]);
    lock.desk.open(async () => ({ code: 0, stdout: "late", stderr: "" }));
    expect(await waiting).toMatchObject({ stdout: "late" });
    await lock.desk.close();
    await lock.release();
  });

  it("finishes a command that is under way before it stops, and turns away those after it", async () => {
    const lock = await lockFolder(folder);
    const begun = Promise.withResolvers<void>();
    const finish = Promise.withResolvers<void>();
    lock.desk.open(async () => {
      begun.resolve();
      await finish.promise;
      return { code: 0, stdout: "done", stderr: "" };
    });
    const first = asked(["first"]);
    await begun.promise;
    const closed = lock.desk.close();
    expect(await asked(["second"])).toMatchObject({ code: 1, stderr: "The server is stopping.\n" });
    finish.resolve();
    expect(await first).toMatchObject({ code: 0, stdout: "done" });
    await closed;
    await lock.release();
  });

  it("tells how far a command is, and where it was given", async () => {
    const lock = await lockFolder(folder);
    lock.desk.open(async (_argv, { cwd, progress }) => {
      for (const done of [1, 2]) progress({ done, total: 2, note: "é\n" });
      return { code: 0, stdout: cwd, stderr: "" };
    });
    const told: Progress[] = [];
    const progress = (one: Progress) => void told.push(one);
    expect(await asked(["import"], { progress })).toMatchObject({ stdout: "/somewhere" });
    expect(told).toEqual([1, 2].map((done) => ({ done, total: 2, note: "é\n" })));
    await lock.desk.close();
    await lock.release();
  });

  it.each(["whoever gave it wants it no more", "the holder stops"])("has a command stop when %s", async (when) => {
    const lock = await lockFolder(folder);
    const begun = Promise.withResolvers<void>();
    lock.desk.open(async (_argv, { signal }) => {
      begun.resolve();
      await once(signal, "abort");
      return { code: 130, stdout: "stopped", stderr: "" };
    });
    const leaving = new AbortController();
    const answer = asked(["import"], { signal: leaving.signal });
    await begun.promise;
    if (when === "the holder stops") await lock.desk.close();
    else leaving.abort();
    expect(await answer).toEqual({ code: 130, stdout: "stopped", stderr: "" });
    await lock.desk.close();
    await lock.release();
  });

  it("is nobody in a folder that is free", async () => {
    expect(await asked(["list"])).toBeUndefined();
  });
});
