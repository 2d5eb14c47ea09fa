/** `node tooling/depcruise/run.ts`: refuses imports that go against the direction of the packages. */
import { join } from "node:path";
import { checkBoundaries } from "./boundaries.ts";

const { modules, violations } = await checkBoundaries(join(import.meta.dirname, "../.."));
for (const violation of violations) process.stderr.write(`${violation}\n`);
process.stdout.write(`${modules} modules read, ${violations.length} imports refused\n`);
process.exitCode = violations.length > 0 ? 1 : 0;
