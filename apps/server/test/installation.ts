import { join } from "node:path";
import { type Database, openEmbedded } from "@orrery/db";
import { copyTemplate, freshDatabase, testEstate, usesPostgres } from "@orrery/testkit";
import { ensureDemonstration } from "../src/index.ts";
import { credentialsIn, temporaryFolder } from "./processes.ts";

/** What server processes run on: a data folder and a database, with the demonstration organization and nothing in it. */
export interface Installation extends AsyncDisposable {
  /** The data folder. */
  readonly path: string;
  /** For the processes. */
  readonly env: Readonly<Record<string, string>>;
  /** Orkasa's key, once a server has started. */
  key(): string;
  /** The database. An embedded one is nobody else's meanwhile: no server may be running. */
  openDatabase(): Promise<Database & AsyncDisposable>;
}

const NOTHING = { agents: [], listings: [], leads: [], clients: [], showings: [] };

/** Ready for a first start that has nothing to seed, which takes a server seconds, and no pictures to draw. */
export async function install(): Promise<Installation> {
  await using opening = new AsyncDisposableStack();
  const { path } = opening.use(temporaryFolder());
  const folder = join(path, "database");
  const fresh = usesPostgres ? opening.use(await freshDatabase()) : undefined;
  if (!fresh) await copyTemplate(folder);
  const openDatabase = async () => {
    const database = fresh?.database ?? (await openEmbedded(folder));
    return { ...database, [Symbol.asyncDispose]: async () => (fresh ? undefined : database.close()) };
  };
  {
    await using database = await openDatabase();
    await ensureDemonstration(database, testEstate(), { live: NOTHING, test: NOTHING });
  }
  const stack = opening.move();
  return {
    path,
    env: { ORRERY_DATA_DIR: path, ...(fresh?.url !== undefined && { DATABASE_URL: fresh.url }) },
    key: () => credentialsIn(path).keys.orkasa,
    openDatabase,
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}
