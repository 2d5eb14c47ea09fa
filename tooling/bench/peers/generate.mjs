/** Makes the Prisma client of the Apollo peer. No engine is downloaded: generating uses none, so any executable stands for it. */
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

const require = createRequire(import.meta.url);
const prisma = join(dirname(require.resolve("prisma/package.json")), "build/index.js");
const { status } = spawnSync(process.execPath, [prisma, "generate", "--schema", "apollo/schema.prisma"], {
  cwd: import.meta.dirname,
  env: {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
    CHECKPOINT_DISABLE: "1",
  },
  stdio: "inherit",
});
process.exitCode = status ?? 1;
