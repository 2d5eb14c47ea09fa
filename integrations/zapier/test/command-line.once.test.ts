import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const INTEGRATION = join(import.meta.dirname, "..");
const COMMAND = join(INTEGRATION, "cli/node_modules/zapier-platform-cli/src/bin/run");

/** `npm run zapier` installs it; where services are required, so is this. */
const isThere = existsSync(COMMAND) || process.env.ORRERY_TEST_REQUIRE_SERVICES !== undefined;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "orrery-zapier-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function validated(cwd: string) {
  // It asks nobody: neither Zapier for its opinion of style, nor anyone for a newer version of itself.
  const env = {
    PATH: process.env.PATH,
    HOME: folder,
    NO_COLOR: "1",
    NO_UPDATE_NOTIFIER: "1",
    DISABLE_ZAPIER_ANALYTICS: "1",
  };
  const child = spawn(process.execPath, [COMMAND, "validate", "--without-style"], { cwd, env });
  const output: Buffer[] = [];
  child.stdout.on("data", (chunk) => output.push(chunk));
  child.stderr.on("data", (chunk) => output.push(chunk));
  const [code] = await once(child, "close");
  return { code, output: Buffer.concat(output).toString() };
}

describe.skipIf(!isThere)("Zapier's command line", () => {
  it("finds the integration structurally sound, without a network", async () => {
    expect(await validated(INTEGRATION)).toEqual({ code: 0, output: expect.stringContaining("structurally sound") });
  });

  it("finds one without a label unsound", async () => {
    copyFileSync(join(INTEGRATION, "package.json"), join(folder, "package.json"));
    symlinkSync(join(INTEGRATION, "node_modules"), join(folder, "node_modules"));
    const broken = `{ ...App, triggers: { lead_created: { ...App.triggers.lead_created, display: { label: "New Lead" } } } }`;
    writeFileSync(
      join(folder, "index.js"),
      `import App from ${JSON.stringify(join(INTEGRATION, "index.js"))};\nexport default ${broken};\n`,
    );
    expect(await validated(folder)).toMatchObject({ code: 1, output: expect.stringContaining("structurally invalid") });
  });
});
