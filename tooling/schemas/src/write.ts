/**
 * `npm run schemas`: writes the published schemas and what is generated from them, as the code has them.
 * `npm run schemas -- --release` makes them the released ones too, which all later ones are held to.
 */
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { CLIENT_FILES, CLIENT_FOLDER, CLIENT_TYPES } from "./client-types.ts";
import { FOLDER, RELEASED_FOLDER, SCHEMA_FILES, SCHEMAS } from "./published.ts";
import { refusals } from "./released.ts";

const { values } = parseArgs({ options: { release: { type: "boolean", default: false } } });

const refused = existsSync(RELEASED_FOLDER) ? await refusals() : [];
for (const line of refused) process.stderr.write(`${line}\n`);
const isReleased = values.release && refused.length === 0;
mkdirSync(RELEASED_FOLDER, { recursive: true });
for (const folder of isReleased ? [FOLDER, RELEASED_FOLDER] : [FOLDER])
  for (const file of SCHEMA_FILES) writeFileSync(join(folder, file), SCHEMAS[file]());
mkdirSync(CLIENT_FOLDER, { recursive: true });
for (const file of CLIENT_FILES) writeFileSync(join(CLIENT_FOLDER, file), await CLIENT_TYPES[file]());
// The schema engine, which comes with the server, keeps a timer of a minute alive.
process.exit(refused.length === 0 ? 0 : 1);
