import { existsSync, readFileSync } from "node:fs";
import { createKey, hashKey, hashPassword, type KeyPrefix } from "@orrery/access";
import type { SystemDb } from "@orrery/db";
import { registry } from "@orrery/domain";
import { ALL_SCOPES } from "@orrery/operation";
import { z } from "zod";
import { writePrivateFile } from "../folder/files.ts";
import type { OrganizationPair } from "../organizations.ts";
import { randomPassword } from "../owners.ts";
import { DEMO } from "./seed.ts";

const Credentials = z.object({
  url: z.string(),
  organizationId: z.uuid(),
  email: z.string(),
  password: z.string(),
  keys: z.object({
    orkasa: z.string(),
    orkasaTest: z.string(),
    organicagent: z.string(),
    orkestra: z.string(),
    orckai: z.string(),
  }),
});

/** The content of `credentials.json`: how to reach and use the demonstration organization. */
export type Credentials = z.infer<typeof Credentials>;

const PREFIXES: Record<keyof Credentials["keys"], KeyPrefix> = {
  orkasa: "ork_live_",
  orkasaTest: "ork_test_",
  organicagent: "oag_",
  orkestra: "ort_",
  orckai: "oak_",
};

export interface GivenCredentials {
  readonly credentials: Credentials;
  /** Whether they were made just now. */
  readonly fresh: boolean;
}

/**
 * The credentials that the file has, where they are this database's; otherwise new ones, written last (mode 0600). Keys
 * are stored as hashes, so those of a start that was killed before it wrote the file are of no use to anybody.
 * @param url where the server answers now; the file follows it.
 */
export async function ensureCredentials(
  system: SystemDb,
  file: string,
  pair: OrganizationPair,
  url: string,
): Promise<GivenCredentials> {
  const earlier = readCredentials(file);
  if (earlier && (await areKnown(system, earlier, pair))) {
    const credentials = { ...earlier, url };
    if (earlier.url !== url) write(file, credentials);
    return { credentials, fresh: false };
  }
  const credentials = await issue(system, pair, url);
  write(file, credentials);
  return { credentials, fresh: true };
}

function write(file: string, credentials: Credentials): void {
  writePrivateFile(file, `${JSON.stringify(credentials, null, 2)}\n`);
}

/** Undefined where there are none, or somebody has edited them beyond recognition. */
function readCredentials(file: string): Credentials | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return Credentials.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch {
    return undefined;
  }
}

/** Whether the database gave these keys out. A revoked one counts: whoever revoked it wants no new one. */
async function areKnown(
  system: SystemDb,
  { keys, organizationId }: Credentials,
  pair: OrganizationPair,
): Promise<boolean> {
  if (organizationId !== pair.organizationId) return false;
  const hashes = Object.values(keys).map(hashKey);
  return (await system.apiKey.count({ where: { hash: { in: hashes } } })) === hashes.length;
}

async function issue(system: SystemDb, pair: OrganizationPair, url: string): Promise<Credentials> {
  const password = randomPassword();
  // Whoever has the address and no part in the demonstration keeps their password.
  const owner = { email: DEMO.email, memberships: { some: { organizationId: pair.organizationId } } };
  await system.user.updateMany({ where: owner, data: { passwordHash: await hashPassword(password) } });
  const key = async (name: keyof Credentials["keys"]) => {
    const prefix = PREFIXES[name];
    const organizationId = name === "orkasaTest" ? pair.testOrganizationId : pair.organizationId;
    const stored = { organizationId, prefix, name: `Demonstration (${name})`, scopes: [ALL_SCOPES] };
    return (await createKey(system, stored, registry.scopes)).key;
  };
  return {
    url,
    organizationId: pair.organizationId,
    email: DEMO.email,
    password,
    keys: {
      orkasa: await key("orkasa"),
      orkasaTest: await key("orkasaTest"),
      organicagent: await key("organicagent"),
      orkestra: await key("orkestra"),
      orckai: await key("orckai"),
    },
  };
}
