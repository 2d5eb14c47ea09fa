import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { DIALECTS } from "./dialects/dialects.ts";
import { headersOf } from "./signing/headers.ts";
import { newSecret } from "./signing/secret.ts";
import { eventOf, PROPERTY } from "./testing.ts";

const page = readFileSync(join(import.meta.dirname, "../../../docs/webhooks.md"), "utf8");
const block = (language: string): string =>
  page.match(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, "ms"))?.[1] ?? "";

/** A bare machine has none, and needs none. */
const hasPython = spawnSync("python3", ["--version"]).status === 0;

const RECEIVERS = [
  ["Node", process.execPath, ["--input-type=module", "-e", block("js")]],
  ["Python", "python3", ["-c", block("python")]],
] as const;

let child: ChildProcess | undefined;
afterEach(async () => {
  if (!child) return;
  child.kill();
  await once(child, "close");
});

/** Runs a receiver of the page. */
async function started(command: string, args: readonly string[], secret: string) {
  const running = spawn(command, args, {
    env: { PATH: process.env.PATH, PORT: "0", WEBHOOK_SECRET: secret },
    stdio: ["ignore", "pipe", "inherit"],
  });
  child = running;
  let output = "";
  running.stdout.on("data", (chunk) => {
    output += chunk;
  });
  /** Its output, once it says this. */
  const says = async (text: string) => {
    while (!output.includes(text)) await once(running.stdout, "data");
    return output;
  };
  const [, port] = (await says("\n")).match(/listening on (\d+)/) ?? [];
  return { url: `http://127.0.0.1:${port}/`, says };
}

interface Sent {
  readonly id?: string;
  readonly version?: number;
  readonly at?: Date;
  readonly secret?: string;
}

describe.each(RECEIVERS)("the receiver of the page in %s", (language, command, args) => {
  it.skipIf(language === "Python" && !hasPython)(
    "takes what is genuine once, in whichever order it comes, and refuses all else",
    async () => {
      const secret = newSecret();
      const { url, says } = await started(command, args, secret);
      const post = async ({
        id = "0197bbbb-0000-7000-8000-000000000001",
        version = 7,
        at = new Date(),
        ...given
      }: Sent) => {
        const data = { ...PROPERTY, version };
        const body = JSON.stringify(DIALECTS.orkestra.body(eventOf({ id, data })));
        const secrets = { current: given.secret ?? secret, previous: [] };
        const headers = headersOf(DIALECTS.orkestra, { eventId: id, body, at }, secrets);
        return (await fetch(url, { method: "POST", headers, body })).status;
      };
      expect(await post({})).toBe(204);
      expect(await post({})).toBe(204);
      expect(await post({ id: "earlier", version: 6 })).toBe(204);
      expect(await post({ secret: newSecret() })).toBe(401);
      expect(await post({ at: new Date(Date.now() - 301_000) })).toBe(401);
      const during = { current: newSecret(), previous: [secret] };
      const body = JSON.stringify(DIALECTS.orkestra.body(eventOf({ id: "later", data: { ...PROPERTY, version: 8 } })));
      const headers = headersOf(DIALECTS.orkestra, { eventId: "later", body, at: new Date() }, during);
      expect((await fetch(url, { method: "POST", headers, body })).status).toBe(204);
      const said = await says(`${PROPERTY.id} 8`);
      expect(said.match(/property\.updated .*/g)).toEqual([
        `property.updated ${PROPERTY.id} 7`,
        `property.updated ${PROPERTY.id} 8`,
      ]);
    },
  );
});
