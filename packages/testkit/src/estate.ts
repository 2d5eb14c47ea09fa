import { join } from "node:path";
import { createSignedLinks } from "@orrery/access";
import { createDiskFiles } from "@orrery/connectors";
import type { EstatePorts } from "@orrery/domain";
import { estatePorts, eventStreamLinks, linkKeysOf } from "@orrery/server";
import { runFolder } from "./run-folder.ts";

/** Shared by every test kernel and test server, so that their cursors and links are each other's. */
export const TEST_ROOT_SECRET = "a root secret for tests, with 32 bytes and more";

export const testFiles = () => createDiskFiles(join(runFolder(), "files"));

export const testLinks = () => createSignedLinks(linkKeysOf({ rootSecret: TEST_ROOT_SECRET }));

/** Where the files and links of a kernel without a server would be. */
export const TEST_URL = "http://orrery.test";

const linkParts = () => ({ links: testLinks(), publicUrl: () => TEST_URL });

export const testEventStreamLinks = () => eventStreamLinks(linkParts());

let estate: EstatePorts | undefined;

/** What the estate asks of the outside world: files in a folder of the run's, and the real image library. */
export function testEstate(): EstatePorts {
  estate ??= estatePorts({ ...linkParts(), files: testFiles() });
  return estate;
}
