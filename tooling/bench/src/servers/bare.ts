import { join } from "node:path";
import { cursorKeyOf } from "@orrery/server";
import type { World } from "../world/world.ts";
import { PUBLIC_URL } from "./orrery.ts";
import { type Server, startServer } from "./server.ts";

/** `node:http` and `pg`, and nothing else. */
export function startBare({ folder, databaseUrl, organizationId, rootSecret }: World): Promise<Server> {
  return startServer({
    name: "bare",
    folder,
    file: join(import.meta.dirname, "bare-program.ts"),
    env: {
      DATABASE_URL: databaseUrl,
      ORGANIZATION: organizationId,
      CURSOR_KEY: cursorKeyOf(rootSecret).toString("base64"),
      FILES_URL: `${PUBLIC_URL}/files`,
    },
  });
}
