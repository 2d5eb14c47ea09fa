import { registry } from "@orrery/domain";
import { PLANS } from "@orrery/operation";
import { Command as Commander, CommanderError, Option } from "commander";
import type { CommandAnswer } from "../folder/control.ts";
import { email, expiry, KEY_KINDS, keyKind, scopeList, title, uuid } from "./arguments.ts";
import type { Command } from "./command.ts";
import { type CreateKeyOptions, keysCreate, keysList, keysRevoke, type ListKeysOptions } from "./keys.ts";
import { type CreateOrganizationOptions, organizationsCreate, organizationsList } from "./organizations.ts";

/** Exit codes: done, the command failed, the command line was wrong. */
export const EXIT = { done: 0, failed: 1, usage: 2 } as const;

const HELP = `
Works on the database of DATABASE_URL, or on the data folder (ORRERY_DATA_DIR, .orrery by default): where a server has the
folder open, it does the work. Exit codes: 0 done, 1 failed, 2 wrong usage.

Examples:
  orrery organizations create --name "My Brokerage" --slug my-brokerage --email me@example.com
  orrery keys create --organization my-brokerage --kind ork_live --name Website --scopes leads:write
  orrery keys list --organization my-brokerage
  orrery keys revoke 0197a1b2-0000-7000-8000-000000000000`;

export interface ReadCommand {
  readonly command: Command;
  readonly json: boolean;
}

/** Reads a command line, without a database: the command to run, or what to answer at once (help, or what is wrong with it). */
export function readCommand(argv: readonly string[]): ReadCommand | CommandAnswer {
  const printed = { stdout: "", stderr: "" };
  let command: Command | undefined;
  const program = new Commander("orrery")
    .description("Organizations and keys of an Orrery server.")
    .option("--json", "print JSON")
    .addHelpText("after", HELP)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => {
        printed.stdout += text;
      },
      writeErr: (text) => {
        printed.stderr += text;
      },
    });
  const choose = (chosen: Command) => {
    command = chosen;
  };
  addOrganizations(program, choose);
  addKeys(program, choose);
  try {
    program.parse([...argv], { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Commander exits with 0 where help was asked for, and with 1 for all else.
    return { code: error.exitCode === 0 ? EXIT.done : EXIT.usage, ...printed };
  }
  if (!command) return { code: EXIT.usage, stdout: "", stderr: program.helpInformation() };
  return { command, json: program.opts<{ json?: boolean }>().json === true };
}

type Choose = (command: Command) => void;

function addOrganizations(program: Commander, choose: Choose): void {
  const group = program.command("organizations").description("tenants: each with its test sibling");
  group
    .command("create")
    .description("make an organization, its test sibling and a first key")
    .requiredOption("--name <name>", "its name", title)
    .requiredOption("--slug <slug>", "its short name: lower-case letters, digits and hyphens")
    .addOption(new Option("--plan <plan>", "its plan").choices(PLANS).default("brokerage"))
    .option("--email <email>", "make the person with this address its owner; a new person's password is printed", email)
    .action((options: CreateOrganizationOptions) => choose(organizationsCreate(options)));
  group
    .command("list")
    .description("all organizations")
    .action(() => choose(organizationsList()));
}

function addKeys(program: Commander, choose: Choose): void {
  const scopes = registry.scopes.map(({ name }) => name);
  const group = program.command("keys").description("API keys");
  group
    .command("create")
    .description("make a key; it is printed this once")
    .requiredOption("--organization <slug|id>", "the organization (for a test key, its test sibling gets it)")
    .addOption(
      new Option("--kind <kind>", `what the key begins with: ${KEY_KINDS.join(", ")}`)
        .argParser(keyKind)
        .default("ork_live_", "ork_live"),
    )
    .addOption(new Option("--prefix <kind>", "the same as --kind").argParser(keyKind).hideHelp())
    .requiredOption("--name <name>", "what it is for", title)
    .requiredOption("--scopes <scopes>", `comma-separated: *, read, write, admin, ${scopes.join(", ")}`, scopeList)
    .option("--expires <time>", "a time, a date, or a span such as 30d or 12h; never without it", expiry)
    .action(({ prefix, ...options }: CreateKeyOptions & { prefix?: CreateKeyOptions["kind"] }) =>
      choose(keysCreate({ ...options, kind: prefix ?? options.kind })),
    );
  group
    .command("list")
    .description("keys with their status, revoked and expired ones too")
    .option("--organization <slug|id>", "of this organization and its test sibling alone")
    .action((options: ListKeysOptions) => choose(keysList(options)));
  group
    .command("revoke")
    .description("refuse a key from now on")
    .argument("<id>", "the key's id", uuid)
    .action((id: string) => choose(keysRevoke(id)));
}
