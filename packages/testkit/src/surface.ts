import { randomUUID } from "node:crypto";
import type { Database } from "@orrery/db";
import { registry } from "@orrery/domain";
import type { GraphQLPorts } from "@orrery/graphql";
import type { Decision, InputOf, LimitRequest, Operation, OutputOf, Principal } from "@orrery/operation";
import type { RestPorts } from "@orrery/rest";
import { jobSenderOf } from "./database.ts";
import { testEstate } from "./estate.ts";
import { requesterOf, testKernel } from "./world.ts";

const DECISION: Decision = {
  allowed: true,
  limit: 3_000,
  remaining: 2_990,
  resetAtMs: 1_800_000_000_000,
  nowMs: 0,
  windows: [],
};

/** The scopes that a surface's test sends by default. */
export const ALL_SCOPES: readonly string[] = registry.scopes.map(({ name }) => name);

/**
 * What a surface is tested with: one organization in a real database, and the other ports in the test's hands. A key is
 * `X-API-Key: scopes leads:read leads:write`, which stands for its scopes; the limiter notes what it is asked and lets pass.
 */
export async function surfaceWorld(database: Database) {
  const taken: LimitRequest[] = [];
  const reported: unknown[] = [];
  const limiter = { refuses: false };
  await jobSenderOf(database);
  const kernel = testKernel(database, {
    async take(request) {
      taken.push(request);
      return limiter.refuses ? { ...DECISION, allowed: false, remaining: 0, retryAfterSeconds: 7 } : DECISION;
    },
  });
  const organization = async () => {
    const data = { name: "Bay Homes", slug: randomUUID(), plan: "pro" };
    return (await database.system.organization.create({ data, select: { id: true } })).id;
  };
  const organizationId = await organization();
  const principal = (scopes: readonly string[], inOrganization = organizationId): Principal => ({
    kind: "api-key",
    organizationId: inOrganization,
    credentialId: "018f0000-0000-7000-8000-000000000001",
    grants: scopes,
    scopes: new Set(scopes),
    plan: "pro",
    mode: "live",
  });
  const ports: GraphQLPorts & RestPorts = {
    kernel,
    files: testEstate().files,
    // What a link is worth is tested where they are made; here there are none.
    authenticateLink: async (_text, _operation, _headers, address) => ({
      caller: { kind: "anonymous", address },
      problem: "link",
      fields: {},
    }),
    tokenSubject: () => undefined,
    async authenticate(headers, address) {
      const key = headers.get("x-api-key");
      if (key === null) return { caller: { kind: "anonymous", address }, problem: "missing" };
      if (!key.startsWith("scopes ")) return { caller: { kind: "anonymous", address }, problem: "invalid" };
      return { caller: principal(key.slice("scopes ".length).split(" ")) };
    },
    limitHeaders: ({ limit, remaining, retryAfterSeconds }) => ({
      "X-RateLimit-Limit": `${limit}`,
      "X-RateLimit-Remaining": `${remaining}`,
      ...(retryAfterSeconds !== undefined && { "Retry-After": `${retryAfterSeconds}` }),
    }),
    tenant: (caller) => database.store.reader(caller).db,
    report: (error) => void reported.push(error),
  };
  /** Runs an operation past the surface. */
  async function run<Op extends Operation>(
    operation: Op,
    input: InputOf<Op>,
    inOrganization?: string,
  ): Promise<OutputOf<Op>> {
    const permit = await kernel.admit(requesterOf(principal(ALL_SCOPES, inOrganization)), "points", [{ operation }]);
    return (await kernel.invoke(permit, operation, input)).output as OutputOf<Op>;
  }
  return { db: database, ports, taken, reported, limiter, organization, organizationId, run };
}

/** The header that stands for a key with these scopes; all by default, `null` sends none, a text is sent as it is. */
export function keyHeader(key: readonly string[] | string | null = ALL_SCOPES): Record<string, string> {
  if (key === null) return {};
  return { "x-api-key": typeof key === "string" ? key : `scopes ${key.join(" ")}` };
}
