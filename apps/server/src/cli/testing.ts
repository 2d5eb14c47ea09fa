import { createAuthenticator } from "@orrery/access";
import type { Database, StatementObserver } from "@orrery/db";
import { registry } from "@orrery/domain";
import { type FreshDatabase, freshDatabase, testEstate } from "@orrery/testkit";
import { expect } from "vitest";
import type { CommandAnswer } from "../folder/control.ts";
import type { CommandContext } from "./command.ts";
import { runArguments } from "./run.ts";

/** What `organizations create` prints. */
interface CreatedOrganization {
  readonly organizationId: string;
  readonly testOrganizationId: string;
  readonly keyId: string;
  readonly key: string;
  readonly owner?: { readonly email: string; readonly password: string };
}

/** The command line on a database of its own. */
export class TestCli implements AsyncDisposable {
  readonly #fresh: FreshDatabase;
  #made = 0;

  private constructor(fresh: FreshDatabase) {
    this.#fresh = fresh;
  }

  static async open(observer?: StatementObserver): Promise<TestCli> {
    return new TestCli(await freshDatabase(observer));
  }

  get database(): Database {
    return this.#fresh.database;
  }

  readonly orrery = (...argv: string[]): Promise<CommandAnswer> => this.orreryIn(process.cwd(), ...argv);

  /** The same, given in another folder. */
  readonly orreryIn = (cwd: string, ...argv: string[]): Promise<CommandAnswer> => runArguments(argv, this.context(cwd));

  readonly context = (cwd: string): CommandContext => ({
    database: this.database,
    estate: testEstate,
    sealingKeys: () => ({ current: Buffer.alloc(32, 7), previous: [] }),
    cwd,
    signal: new AbortController().signal,
    progress: () => undefined,
  });

  /** What a command that works prints with `--json`. */
  readonly json = async (...argv: string[]) => {
    const { code, stdout, stderr } = await this.orrery("--json", ...argv);
    expect(stderr).toBe("");
    expect(code).toBe(0);
    return JSON.parse(stdout);
  };

  /** A new organization. */
  readonly organization = async (...options: string[]): Promise<{ slug: string; created: CreatedOrganization }> => {
    this.#made += 1;
    const slug = `brokerage-${this.#made}`;
    const argv = ["organizations", "create", "--name", "My Brokerage", "--slug", slug, ...options];
    return { slug, created: await this.json(...argv) };
  };

  /** Who a key turns out to be. */
  readonly authenticated = async (key: string) => {
    const { authenticate } = createAuthenticator({ system: this.database.system, scopes: registry.scopes });
    return authenticate(new Headers({ "x-api-key": key }), "127.0.0.1");
  };

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#fresh[Symbol.asyncDispose]();
  }
}
