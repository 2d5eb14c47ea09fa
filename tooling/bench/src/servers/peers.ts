import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { World } from "../world/world.ts";
import { type Server, startServer } from "./server.ts";

const FOLDER = join(import.meta.dirname, "../../peers");
/** In what is installed: of what it was made from. */
const STAMP = join(FOLDER, "node_modules/.bench-stamp");
const MADE_FROM = ["package.json", "pnpm-lock.yaml", "apollo/schema.prisma"];

/** The programs that Orrery is measured against over GraphQL. */
export const PEERS = { postgraphile: "postgraphile.mjs", apollo: "apollo/main.mjs" } as const;
export type Peer = keyof typeof PEERS;

/** Installs the peers' packages where they are missing, or not those of the committed lockfile. */
export async function installPeers(say: (text: string) => void): Promise<void> {
  const hash = createHash("sha256");
  for (const file of MADE_FROM) hash.update(readFileSync(join(FOLDER, file)));
  const wanted = hash.digest("hex");
  if (existsSync(STAMP) && readFileSync(STAMP, "utf8") === wanted) return;
  say("Installing the programs to compare with (PostGraphile, Apollo Server): the first time takes a minute.");
  await command("pnpm", ["install", "--frozen-lockfile", "--prefer-offline"]);
  await command(process.execPath, ["generate.mjs"]);
  writeFileSync(STAMP, wanted);
}

async function command(name: string, args: readonly string[]): Promise<void> {
  const child = spawn(name, args, { cwd: FOLDER, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      output += chunk;
    });
  }
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`${name} ${args.join(" ")} failed:\n${output}`);
}

/** As in production, on the database that Orrery has. */
export function startPeer(name: Peer, { folder, databaseUrl }: World): Promise<Server> {
  const env = { NODE_ENV: "production", GRAPHILE_ENV: "production", DATABASE_URL: databaseUrl };
  return startServer({ name, folder, file: join(FOLDER, PEERS[name]), env });
}
