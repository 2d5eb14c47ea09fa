import { rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSignedLinks } from "@orrery/access";
import { createDiskFiles } from "@orrery/connectors";
import type { EstatePorts } from "@orrery/domain";
import { estatePorts, eventStreamLinks, linkKeysOf } from "@orrery/server";

/** Shared by every test kernel and test server, so that their cursors and links are each other's. */
export const TEST_ROOT_SECRET = "a root secret for tests, with 32 bytes and more";

/** The files of this run; its end deletes them. */
const FOLDER = join(tmpdir(), `orrery-test-${process.env.ORRERY_TEST_RUN ?? process.pid}-files`);

export const testFiles = () => createDiskFiles(FOLDER);

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

export function removeTestFolder(): void {
  rmSync(FOLDER, { recursive: true, force: true });
}
