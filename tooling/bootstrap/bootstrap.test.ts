import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { commandsOf } from "./scripts.mjs";
import { type Installed, installed, npmPassesSignalsOn } from "./testing.ts";
import { findToolchain } from "./toolchain.mjs";

let repository: Installed;
beforeEach(() => {
  repository = installed();
});
afterEach(() => repository[Symbol.dispose]());

describe("a script that npm starts", () => {
  it("gets its arguments as they were given", async () => {
    const args = ["organizations", "create", "--name", "My Brokerage", 'a "b" $HOME `c`', "", "*", "d'e"];
    const run = repository.npm("orrery", "--", ...args);
    expect(await run.end()).toBe(0);
    expect(JSON.parse(run.lines.join("\n"))).toEqual(args);
  });

  it("gives npm its exit code", async () => {
    expect(await repository.npm("test").end()).toBe(7);
  });

  it.runIf(npmPassesSignalsOn()).each(["SIGTERM", "SIGINT"] as const)(
    "hears a %s that npm alone was sent, once, and is waited for",
    async (signal) => {
      const run = repository.npm("start");
      await run.line(/^up/);
      run.process.kill(signal);
      expect(await run.end()).toBe(0);
      expect(run.lines.slice(2)).toEqual([signal, "drained"]);
    },
  );

  it.each(["SIGTERM", "SIGINT"] as const)(
    "is waited for when its whole group is sent a %s, as Ctrl-C does",
    async (signal) => {
      const run = repository.npm("start");
      await run.line(/^up/);
      process.kill(-run.process.pid, signal);
      expect(await run.end()).toBe(0);
      expect(run.lines.at(-1)).toBe("drained");
    },
  );

  it("is told to end when npm was killed", async () => {
    const run = repository.npm("start");
    await run.line(/^up/);
    run.process.kill("SIGKILL");
    await run.line(/^drained/);
    expect(run.lines).toContain("SIGTERM");
  });
});

describe("what the last installation left", () => {
  it("is used as long as nothing changed", () => {
    expect(findToolchain(repository.root)).toBeDefined();
  });

  it.each([
    "pnpm-lock.yaml",
    "pnpm-workspace.yaml",
    "package.json",
    "apps/server/package.json",
    "node_modules/.modules.yaml",
  ])("is not trusted after a change of %s", (file) => {
    writeFileSync(join(repository.root, file), '{ "changed": true }');
    expect(findToolchain(repository.root)).toBeUndefined();
  });

  it("is not trusted once node_modules is gone", () => {
    rmSync(join(repository.root, "node_modules"), { recursive: true });
    expect(findToolchain(repository.root)).toBeUndefined();
  });
});

describe("the scripts of package.json", () => {
  const { scripts } = JSON.parse(readFileSync(join(import.meta.dirname, "../../package.json"), "utf8"));

  it("that run through this one need no shell", () => {
    for (const name of ["serve", "check", "cli", "diff", "migrate", "generator"]) {
      const commands = commandsOf(scripts, name, ["x"]);
      expect(commands.at(-1)?.at(-1), name).toBe("x");
      expect(commands.map((words) => words.join(" ")).join(" && "), name).toBe(`${scripts[name]} x`);
    }
  });

  it("lay arguments onto the last command alone", () => {
    expect(commandsOf({ a: "node b.mjs && node c.mjs -d" }, "a", ["e f"])).toEqual([
      ["node", "b.mjs"],
      ["node", "c.mjs", "-d", "e f"],
    ]);
  });

  it("are refused where a shell would be needed, or where there is none of the name", () => {
    expect(() => commandsOf({ a: "node b.mjs > c" }, "a", [])).toThrow("needs a shell for >");
    expect(() => commandsOf({ a: "node b.mjs" }, "b", [])).toThrow("no script b; it has a");
  });
});
