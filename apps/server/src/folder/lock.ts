import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { chmodSync, linkSync, lstatSync, readdirSync, realpathSync, renameSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { answerCommands, CONTROL_SOCKET, type CommandDesk, findHolder } from "./control.ts";
import { makePrivateFolder } from "./files.ts";
import { withSocketPath } from "./short-path.ts";

/** Another process has the data folder open. */
export class FolderInUse extends Error {
  constructor(folder: string, pid: number | undefined) {
    const who = pid === undefined ? "another process" : `the process ${pid}`;
    super(`The data folder ${folder} is in use by ${who}. Stop it first, or set ORRERY_DATA_DIR to another folder.`);
    this.name = "FolderInUse";
  }
}

export interface FolderLock {
  /** Where the command line's requests arrive. */
  readonly desk: CommandDesk;
  /** Gives the folder free. Close the desk and the database first. */
  release(): Promise<void>;
}

const ATTEMPTS = 10;
/** After taking over from a dead process: long enough for anybody who mistook our socket for the dead one's to put it back. */
const SETTLE_MS = 100;

/**
 * Takes the data folder for this process: the embedded database loses data when two open it. The lock is a socket that
 * this process listens on, so one that was killed holds nothing: connecting to its socket fails.
 * @throws FolderInUse
 */
export async function lockFolder(dataDir: string): Promise<FolderLock> {
  makePrivateFolder(dataDir);
  const folder = realpathSync(dataDir);
  const server = createServer({ allowHalfOpen: true });
  const desk = answerCommands(server);
  const own = await listenUnderOwnName(server, folder);
  try {
    await publish(folder, own);
  } catch (error) {
    server.close();
    throw error;
  } finally {
    rmSync(join(folder, own), { force: true });
  }
  const inode = inodeOf(folder, CONTROL_SOCKET);
  removeLeftovers(folder);
  return {
    desk,
    async release() {
      const closed = once(server, "close");
      server.close();
      await closed;
      if (inodeOf(folder, CONTROL_SOCKET) === inode) rmSync(join(folder, CONTROL_SOCKET), { force: true });
    },
  };
}

const OWN_NAME = /^control-[0-9a-f]+\.sock$/;

/** Listens under a name that nobody else looks for: when the socket gets its real name, it answers already. */
async function listenUnderOwnName(server: Server, folder: string): Promise<string> {
  const name = `control-${randomBytes(6).toString("hex")}.sock`;
  const listening = once(server, "listening");
  withSocketPath(folder, name, (path) => server.listen(path));
  await listening;
  chmodSync(join(folder, name), 0o600);
  return name;
}

/** Gives the socket its real name, which only one can have. @throws FolderInUse */
async function publish(folder: string, own: string): Promise<void> {
  const inode = inodeOf(folder, own);
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const before = traceOf(folder);
    const holder = await findHolder(folder);
    if (holder.state === "held") throw new FolderInUse(folder, holder.pid);
    if (holder.state === "stale") await setAside(folder, before);
    if (!linkIfFree(folder, own, CONTROL_SOCKET)) continue;
    if (holder.state === "free") return;
    await delay(SETTLE_MS);
    if (inodeOf(folder, CONTROL_SOCKET) === inode) return;
  }
  throw new FolderInUse(folder, undefined);
}

/**
 * Removes a dead process's socket. Another starter may have done so in this moment and put its own there: what was moved
 * aside is asked once more, and put back if it answers.
 */
async function setAside(folder: string, seen: string | undefined): Promise<void> {
  if (traceOf(folder) !== seen) return;
  const aside = `control-${randomBytes(6).toString("hex")}.sock`;
  try {
    renameSync(join(folder, CONTROL_SOCKET), join(folder, aside));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return;
    throw error;
  }
  if ((await findHolder(folder, aside)).state === "held") linkIfFree(folder, aside, CONTROL_SOCKET);
  rmSync(join(folder, aside), { force: true });
}

function linkIfFree(folder: string, from: string, to: string): boolean {
  try {
    linkSync(join(folder, from), join(folder, to));
    return true;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // Taken by somebody else, or its own name was cleared away by whoever has the lock now.
    if (code === "EEXIST" || code === "ENOENT") return false;
    throw error;
  }
}

/** What processes that were killed while starting have left. A living one whose name goes finds the lock taken anyhow. */
function removeLeftovers(folder: string): void {
  for (const name of readdirSync(folder)) if (OWN_NAME.test(name)) rmSync(join(folder, name), { force: true });
}

function inodeOf(folder: string, name: string): bigint | undefined {
  return lstatSync(join(folder, name), { bigint: true, throwIfNoEntry: false })?.ino;
}

/** Tells one socket file from another that took its place, even with the same inode number. */
function traceOf(folder: string): string | undefined {
  const stats = lstatSync(join(folder, CONTROL_SOCKET), { bigint: true, throwIfNoEntry: false });
  return stats && `${stats.ino} ${stats.ctimeNs}`;
}
