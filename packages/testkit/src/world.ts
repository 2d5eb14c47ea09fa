import { randomUUID } from "node:crypto";
import { createIdentity, createKey, hashPassword, type NewKey } from "@orrery/access";
import type { Database } from "@orrery/db";
import { type DomainPorts, type EventFeed, type ImportRuns, registry } from "@orrery/domain";
import { createEventLog, moveOnce } from "@orrery/events";
import {
  ALL_SCOPES,
  type Caller,
  createKernel,
  type Decision,
  expandGrants,
  type InvokeOptions,
  type Kernel,
  type Limiter,
  type Operation,
  type Outcome,
  type Plan,
  type Principal,
  type Requester,
  type Role,
  type World,
} from "@orrery/operation";
import { cursorKeyOf, importRuns, sealingKeysOf } from "@orrery/server";
import type { z } from "zod";
import { jobSenderOf, testDatabase } from "./database.ts";
import { TEST_ROOT_SECRET, testEstate, testEventStreamLinks } from "./estate.ts";
import { type EmittedRow, eventCountOf, eventsOf } from "./events.ts";
import { testIntegrations } from "./integrations.ts";
import { testRescoring } from "./leads.ts";
import { testAiPorts } from "./models/test-models.ts";
import { testPortals, testStore } from "./portals.ts";
import { testScreenings } from "./sanctions/screenings.ts";
import { testSources } from "./sources.ts";
import { testOutgoing, testWebhooks } from "./webhooks.ts";

/** Lets everything pass, and says so. */
const UNLIMITED: Decision = {
  allowed: true,
  limit: 1_000_000,
  remaining: 1_000_000,
  resetAtMs: 0,
  nowMs: 0,
  windows: [],
};
export const unlimited: Limiter = { take: async () => UNLIMITED };

/** Somebody at an address of the documentation's range, whose exchange never ends. */
export function requesterOf(caller: Caller, over: Partial<Requester> = {}): Requester {
  const where = {
    address: "203.0.113.5",
    requestId: "request-test",
    surface: "system",
    whenOver: () => undefined,
  } as const;
  return { caller, ...where, ...over };
}

/** What the signing keys of every test server are encrypted under. */
export const TEST_SEALING_KEYS = sealingKeysOf({ rootSecret: TEST_ROOT_SECRET });

const testIdentity = ({ system }: Database) =>
  createIdentity({ system, scopes: registry.scopes, sealingKeys: TEST_SEALING_KEYS });

interface TestKernelParts extends Partial<DomainPorts>, Pick<EventFeed, "heartbeatMs"> {
  readonly now?: () => Date;
}

/** @param given instead of what there is else: an editor that never ends, heartbeats of another pace, another time */
export function testKernel(
  database: Database,
  limiter: Limiter = unlimited,
  { heartbeatMs, now, ...given }: TestKernelParts = {},
): Kernel {
  const store = testStore(database);
  const { keys, accounts, oauthApps } = testIdentity(database);
  const feed = { types: registry.events, ...(heartbeatMs !== undefined && { heartbeatMs }) };
  // Nobody tells it of what was moved: it looks for itself.
  const events = { log: createEventLog({ sql: database.sql, pollMs: 20 }), ...feed };
  const runs: ImportRuns = {
    start: async (...asked) => importRuns(await jobSenderOf(database)).start(...asked),
  };
  const ports = {
    keys,
    accounts,
    oauthApps,
    events,
    eventStreamLinks: testEventStreamLinks(),
    importRuns: runs,
    leadRescoring: testRescoring(database),
    ...testScreenings(database),
    ...testEstate(),
    ...testWebhooks(database, () => kernel),
    ...testIntegrations(database, () => kernel, testOutgoing()),
    ...testPortals(database, () => kernel),
    ...testAiPorts(),
    ...testSources(database, () => kernel),
    ...given,
  };
  const kernel: Kernel = createKernel({
    ...{ store, limiter, ports, cursorKey: cursorKeyOf(TEST_ROOT_SECRET) },
    ...(now && { now }),
  });
  return kernel;
}

export type KeyOptions = Partial<Omit<NewKey, "organizationId" | "name">>;

export interface SessionOptions {
  /** Default: owner. */
  readonly role?: Role;
  /** Default: live. */
  readonly mode?: Principal["mode"];
}

export interface WorldInvokeOptions extends InvokeOptions {
  readonly principal?: Principal;
  /** Default: the world's own. */
  readonly kernel?: Kernel;
}

/** A person who is logged in. */
export interface TestSession {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly sessionId: string;
  readonly userId: string;
  readonly email: string;
  readonly password: string;
}

const RELAYED_AT_ONCE = 500;
const PASSWORD = "correct horse battery staple";
let passwordHash: Promise<string> | undefined;

/** One organization with its test sibling, growing on demand: what examples and tests build in. */
export class TestWorld implements World {
  readonly database: Database;
  readonly kernel: Kernel;
  readonly organizationId: string;
  readonly testOrganizationId: string;
  /** May do everything. */
  readonly principal: Principal;
  #made = 0;
  #person: Promise<TestSession> | undefined;

  constructor(database: Database, ids: { organizationId: string; testOrganizationId: string }, plan: Plan) {
    this.database = database;
    this.kernel = testKernel(database);
    this.organizationId = ids.organizationId;
    this.testOrganizationId = ids.testOrganizationId;
    this.principal = {
      kind: "api-key",
      organizationId: ids.organizationId,
      credentialId: randomUUID(),
      grants: [ALL_SCOPES],
      scopes: expandGrants(["*"], registry.scopes),
      plan,
      mode: "live",
    };
  }

  unique(prefix: string): string {
    this.#made += 1;
    return `${prefix}${this.#made}${randomUUID().slice(0, 8)}`;
  }

  async run<I extends z.ZodType, O extends z.ZodType>(
    operation: Operation<string, I, O>,
    overrides?: Partial<z.input<I>>,
  ): Promise<z.output<O>> {
    const input = { ...((await operation.example.input(this)) as object), ...overrides };
    const principal = operation.example.as === "session" ? await this.personPrincipal() : this.principal;
    return (await this.invoke(operation, input, { principal })).output;
  }

  /** Runs an operation with exactly this input, as `principal` unless told otherwise. */
  async invoke<I extends z.ZodType, O extends z.ZodType>(
    operation: Operation<string, I, O>,
    input: unknown,
    { principal = this.principal, kernel = this.kernel, ...options }: WorldInvokeOptions = {},
  ): Promise<Outcome<O>> {
    const permit = await kernel.admit(requesterOf(principal), "points", [{ operation }]);
    return kernel.invoke(permit, operation, input, options);
  }

  /** The principal with these scopes alone, under a credential of its own. */
  withScopes(scopes: readonly string[]): Principal {
    return { ...this.principal, credentialId: randomUUID(), grants: scopes, scopes: new Set(scopes) };
  }

  /** A real key, for requests over a surface. */
  async key({ scopes = ["*"], prefix = "ork_live_", ...options }: KeyOptions = {}): Promise<string> {
    const organizationId = prefix.endsWith("_test_") ? this.testOrganizationId : this.organizationId;
    const made = await createKey(
      this.database.system,
      { organizationId, prefix, name: this.unique("key"), scopes, ...options },
      registry.scopes,
    );
    return made.key;
  }

  /** The login of the one person whose own things examples are about: an owner. */
  person(): Promise<TestSession> {
    this.#person ??= this.session();
    return this.#person;
  }

  /** That person's principal. */
  async personPrincipal(): Promise<Principal> {
    const { sessionId: credentialId, userId } = await this.person();
    return { ...this.principal, kind: "session", credentialId, userId };
  }

  /** A real login, of a new person. */
  async session({ role = "owner", mode = "live" }: SessionOptions = {}): Promise<TestSession> {
    const { system } = this.database;
    // Hashing takes its time, on purpose: once is enough.
    passwordHash ??= hashPassword(PASSWORD);
    const email = `person-${randomUUID()}@example.com`;
    const user = await system.user.create({ data: { email, name: "Ana Diaz", passwordHash: await passwordHash } });
    await system.membership.create({ data: { organizationId: this.organizationId, userId: user.id, role } });
    const { accounts } = testIdentity(this.database);
    const organizationId = mode === "test" ? this.testOrganizationId : this.organizationId;
    const tokens = await accounts.logIn({ email, password: PASSWORD, organizationId }, requesterOf(this.principal));
    const sessionId = tokens && accounts.sessionOf(tokens.refreshToken);
    if (!tokens || sessionId === undefined) throw new Error("The login was refused.");
    const { accessToken, refreshToken } = tokens;
    return { accessToken, refreshToken, sessionId, userId: user.id, email, password: PASSWORD };
  }

  /** What this organization has emitted, oldest first, wherever it is on its way from the outbox to the log. */
  events(): Promise<readonly EmittedRow[]> {
    return this.eventsAfter(0);
  }

  /** All but the first `count` of them. */
  eventsAfter(count: number): Promise<readonly EmittedRow[]> {
    return eventsOf(this.database, this.organizationId, count);
  }

  eventCount(): Promise<number> {
    return eventCountOf(this.database, this.organizationId);
  }

  /** Has everything moved to the log that was emitted until now, as the relay of a server does. */
  async relay(): Promise<void> {
    for (let isDone = false; !isDone; ) {
      const { events, isElsewhere } = await moveOnce(this.database.sql, RELAYED_AT_ONCE);
      isDone = events < RELAYED_AT_ONCE && !isElsewhere;
    }
  }
}

export interface WorldOptions {
  readonly plan?: Plan;
  readonly database?: Database;
}

/** A new organization, in the worker's shared database unless told otherwise. */
export async function createWorld({ plan = "brokerage", database }: WorldOptions = {}): Promise<TestWorld> {
  const into = database ?? (await testDatabase());
  await jobSenderOf(into);
  const slug = `w-${randomUUID()}`;
  const live = await into.system.organization.create({ data: { name: "Test Brokerage", slug, plan } });
  const test = await into.system.organization.create({
    data: { name: "Test Brokerage (test)", slug: `${slug}-test`, plan, liveId: live.id },
  });
  return new TestWorld(into, { organizationId: live.id, testOrganizationId: test.id }, plan);
}
