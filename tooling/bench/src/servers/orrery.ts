import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { TRUSTED_DOCUMENTS } from "../parts/graphql-documents.ts";
import type { World } from "../world/world.ts";
import { type Program, type Server, startServer } from "./server.ts";

const MAIN = join(import.meta.dirname, "../../../../apps/server/src/main.ts");

/** Where images would be read: not a part of what is measured, but of every answer. */
export const PUBLIC_URL = "https://bench.example.com";

/** The product as `npm start` runs it in production, on PostgreSQL and Redis, with its log. */
export function startOrrery(world: World, options: Pick<Program, "execArgv"> = {}): Promise<Server> {
  const documents = join(world.folder, "documents.json");
  writeFileSync(documents, JSON.stringify(TRUSTED_DOCUMENTS));
  return startServer({
    ...options,
    name: "orrery",
    folder: world.folder,
    file: MAIN,
    env: {
      NODE_ENV: "production",
      PORT: "0",
      DATABASE_URL: world.databaseUrl,
      REDIS_URL: world.redisUrl,
      ORRERY_ROOT_SECRET: world.rootSecret,
      ORRERY_PUBLIC_URL: PUBLIC_URL,
      ORRERY_DATA_DIR: join(world.folder, "data"),
      ORRERY_GRAPHQL_DOCUMENTS: documents,
    },
  });
}
