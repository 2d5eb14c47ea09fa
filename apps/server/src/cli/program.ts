import type { LimitName } from "@orrery/access";
import { CONFINABLE_KINDS } from "@orrery/db";
import { DEFAULT_MAPPING, MAPPINGS, PROPERTY_STATUSES, registry } from "@orrery/domain";
import { PLANS, type Plan } from "@orrery/operation";
import { Argument, Command as Commander, CommanderError, Option } from "commander";
import type { CommandAnswer } from "../folder/control.ts";
import { aiSetBudget, aiShowBudget, budgetAmount } from "./ai-budget.ts";
import {
  count,
  email,
  expiry,
  KEY_KINDS,
  keyKind,
  originList,
  overlap,
  pairList,
  scopeList,
  title,
  uuid,
} from "./arguments.ts";
import { auditList, type ListAuditOptions } from "./audit.ts";
import { type Command, EXIT } from "./command.ts";
import { type ImportListingsOptions, importListings } from "./import-listings.ts";
import {
  type CreateKeyOptions,
  keysCreate,
  keysList,
  keysRevoke,
  keysRoll,
  type ListKeysOptions,
  problemOf,
  type RollKeyOptions,
} from "./keys.ts";
import {
  LIMITS_HELP,
  type LimitSettings,
  limitNames,
  limitSetting,
  limitsReset,
  limitsSet,
  limitsShow,
} from "./limits.ts";
import { type MailboxOptions, mailboxImport } from "./mailbox.ts";
import {
  type CreateOrganizationOptions,
  organizationsCreate,
  organizationsList,
  organizationsSetPlan,
} from "./organizations.ts";
import {
  type LoadSanctionsOptions,
  MAX_LOSS_PERCENT,
  percent,
  sanctionsCheck,
  sanctionsList,
  sanctionsLoad,
} from "./sanctions.ts";
import { secretsReseal } from "./secrets.ts";
import { signingKeysList, signingKeysRotate } from "./signing-keys.ts";

const HELP = `
Works on the database of DATABASE_URL, or on the data folder (ORRERY_DATA_DIR, .orrery by default): where a server has the
folder open, it does the work. Exit codes: 0 done, 1 failed, 2 wrong usage, 3 done but for rejected rows, 130 stopped.

Examples:
  orrery organizations create --name "My Brokerage" --slug my-brokerage --email me@example.com
  orrery keys create --organization my-brokerage --kind ork_live --name Website --scopes leads:write
  orrery keys list --organization my-brokerage
  orrery keys roll 0197a1b2-0000-7000-8000-000000000000 --overlap 2d
  orrery keys revoke 0197a1b2-0000-7000-8000-000000000000
  orrery organizations set-plan my-brokerage pro
  orrery limits set my-brokerage orkasa.minute=6000 ceiling=20000
  orrery audit list --organization my-brokerage
  orrery import listings kc_house_data.csv --organization my-brokerage --mapping king-county
  orrery mailbox import lead.eml --organization my-brokerage
  orrery sanctions load ofac/`;

export interface ReadCommand {
  readonly command: Command;
  readonly json: boolean;
}

/** Reads a command line, without a database: the command to run, or what to answer at once (help, or what is wrong with it). */
export function readCommand(argv: readonly string[]): ReadCommand | CommandAnswer {
  const printed = { stdout: "", stderr: "" };
  let command: Command | undefined;
  const program = new Commander("orrery")
    .description("What whoever runs an Orrery server does: organizations, keys, limits, imports, lists, secrets.")
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
  addLimits(program, choose);
  addSigningKeys(program, choose);
  addSecrets(program, choose);
  addAudit(program, choose);
  addImport(program, choose);
  addMailbox(program, choose);
  addAi(program, choose);
  addSanctions(program, choose);
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
    .option("--confirm-address", "vouch that the address of --email belongs to whoever has registered with it")
    .action((options: CreateOrganizationOptions) => choose(organizationsCreate(options)));
  group
    .command("set-plan")
    .description("change an organization's plan, within a second; keys that it does not include are kept, and refused")
    .argument("<slug|id>", "the organization")
    .addArgument(new Argument("<plan>", "its plan from now on").choices(PLANS))
    .action((organization: string, plan: Plan) => choose(organizationsSetPlan(organization, plan)));
  group
    .command("list")
    .description("all organizations")
    .action(() => choose(organizationsList()));
}

function addKeys(program: Commander, choose: Choose): void {
  const group = program.command("keys").description("API keys and MCP tokens");
  addKeysCreate(group, choose);
  group
    .command("list")
    .description("keys with their status and their last use, revoked and expired ones too")
    .option("--organization <slug|id>", "of this organization and its test sibling alone")
    .action((options: ListKeysOptions) => choose(keysList(options)));
  group
    .command("roll")
    .description("give a key another secret, which is printed this once; the old one stays good for a while")
    .argument("<id>", "the key's id", uuid)
    .addOption(
      new Option("--overlap <span>", "for how long: 7d at most, or 0")
        .argParser(overlap)
        .default(overlap("24h"), "24h"),
    )
    .action((id: string, options: RollKeyOptions) => choose(keysRoll(id, options)));
  group
    .command("revoke")
    .description("refuse a key from now on")
    .argument("<id>", "the key's id", uuid)
    .action((id: string) => choose(keysRevoke(id)));
}

function addKeysCreate(group: Commander, choose: Choose): void {
  const scopes = registry.scopes.map(({ name }) => name);
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
    .option("--scopes <scopes>", `comma-separated: *, read, write, admin, ${scopes.join(", ")}`, scopeList)
    .option("--user <email>", "whose rights an MCP token has (instead of --scopes)", email)
    .option("--confine <pairs>", `all that it may see, comma-separated: ${CONFINABLE_KINDS.join(":ID, ")}:ID`, pairList)
    .option(
      "--origins <origins>",
      "the web pages that may use it, comma-separated: https://www.example.com",
      originList,
    )
    .option("--expires <time>", "a time, a date, or a span such as 30d or 12h; never without it", expiry)
    .action(({ prefix, ...given }: CreateKeyOptions & { prefix?: CreateKeyOptions["kind"] }, command: Commander) => {
      const options = { ...given, kind: prefix ?? given.kind };
      const problem = problemOf(options);
      if (problem !== undefined) command.error(problem);
      choose(keysCreate(options));
    });
}

function addLimits(program: Commander, choose: Choose): void {
  const group = program.command("limits").description("rate limits of an organization and its test sibling");
  const organization = new Argument("<organization>", "its slug or id");
  group
    .command("set")
    .description("set limits instead of the plan's own; they hold within a second")
    .addArgument(organization)
    .argument("<name=number...>", "one or more, such as orkasa.minute=6000", limitSetting)
    .addHelpText("after", LIMITS_HELP)
    .action((of: string, settings: LimitSettings) => choose(limitsSet(of, settings)));
  group
    .command("show")
    .description("each limit: what holds, what the plan gives, and what was set")
    .addArgument(organization)
    .addHelpText("after", LIMITS_HELP)
    .action((of: string) => choose(limitsShow(of)));
  group
    .command("reset")
    .description("go back to what the plan gives, within a second")
    .addArgument(organization)
    .argument("[name...]", "these alone; all of them without any", limitNames)
    .addHelpText("after", LIMITS_HELP)
    .action((of: string, names: readonly LimitName[] = []) => choose(limitsReset(of, names)));
}

function addAi(program: Commander, choose: Choose): void {
  const group = program.command("ai").description("what an organization may spend on models");
  const organization = new Argument("<organization>", "its slug or id");
  group
    .command("set-budget")
    .description("set the most that it may spend in a calendar month (UTC); it holds for the next call")
    .addArgument(organization)
    .argument("<usd>", "an amount of USD such as 250 or 99.50, or default", budgetAmount)
    .action((of: string, micros: bigint | null) => choose(aiSetBudget(of, micros)));
  group
    .command("show-budget")
    .description("what was set, and what is spent this month")
    .addArgument(organization)
    .action((of: string) => choose(aiShowBudget(of)));
}

function addSigningKeys(program: Commander, choose: Choose): void {
  const group = program.command("signing-keys").description("the keys that sign access tokens");
  group
    .command("list")
    .description("which one signs, and until when the tokens of the others are good")
    .action(() => choose(signingKeysList()));
  group
    .command("rotate")
    .description(
      "make a key that signs from the next minute on; tokens that were given out stay good until they expire",
    )
    .action(() => choose(signingKeysRotate()));
}

const RESEAL_HELP = `
After ORRERY_ROOT_SECRET was replaced, with the one before it in ORRERY_ROOT_SECRET_PREVIOUS, and every process has both. It may
be stopped at any moment and run again, and nothing is locked for longer than a hundred rows take.`;

function addSecrets(program: Commander, choose: Choose): void {
  program
    .command("secrets")
    .description("what is kept encrypted: signing keys, webhooks' secrets, portals' tokens")
    .command("reseal")
    .description("encrypt all of it under the root secret that there is now")
    .addHelpText("after", RESEAL_HELP)
    .action(() => choose(secretsReseal()));
}

function addAudit(program: Commander, choose: Choose): void {
  program
    .command("audit")
    .description("who did what, with which credential")
    .command("list")
    .description("the newest entries of an organization and its test sibling")
    .requiredOption("--organization <slug|id>", "the organization")
    .option("--credential <id>", "of this key, token or session alone", uuid)
    .option("--limit <n>", "how many at most, up to 1000", count, 50)
    .action((options: ListAuditOptions) => choose(auditList(options)));
}

const IMPORT_HELP = `
Each row becomes a listing, or, where the file was brought in before, changes of it; rows that say nothing new change
nothing, and what people have changed since stays. Rows that can't be listings go into the rejects file, with their number
(the header is row 1) and the reason. It may be stopped at any moment: the same command goes on where it was.

Mappings say how columns become fields: ${Object.keys(MAPPINGS).join(", ")}, or the path of a JSON file (docs/import.md).`;

function addImport(program: Commander, choose: Choose): void {
  program
    .command("import")
    .description("bring data in from files")
    .command("listings")
    .description("bring in the listings of a CSV")
    .argument("<file>", "the CSV, in UTF-8, with a header")
    .option("--organization <slug|id>", "whose listings they are; may be left out where there is but one")
    .option("--test", "into its test sibling")
    .option("--mapping <name|file>", "how columns become fields", DEFAULT_MAPPING)
    .addOption(
      new Option("--status <status>", "the status of all listings, whatever the file says").choices(PROPERTY_STATUSES),
    )
    .option("--rejects <file>", "where rejected rows go (default: <file>.rejects.csv here, if there are any)")
    .option("--dry-run", "say what it would come to, and write nothing")
    .addHelpText("after", IMPORT_HELP)
    .action((file: string, options: ImportListingsOptions) => choose(importListings(file, options)));
}

const MAILBOX_HELP = `
Each file is one mail as it is sent (RFC 5322), such as mail programs save as .eml. What can be read becomes a lead; what
can't is kept and shown all the same. A mail that came before does nothing.`;

function addMailbox(program: Commander, choose: Choose): void {
  program
    .command("mailbox")
    .description("mails that portals send their leads in")
    .command("import")
    .description("bring in mails from files, as if they had been sent to a mailbox")
    .argument("<file...>", "the mails")
    .option("--organization <slug|id>", "whose mailbox it is; may be left out where there is but one")
    .option("--test", "of its test sibling")
    .option("--mailbox <address|id|name>", "which mailbox; may be left out where there is but one")
    .addHelpText("after", MAILBOX_HELP)
    .action((files: readonly string[], options: MailboxOptions) => choose(mailboxImport(files, options)));
}

const SANCTIONS_HELP = `
The files are OFAC's own (sdn.csv, alt.csv, add.csv), as they come. They are read and put beside the lists that are there, and
take their place with one commit: screening never sees half of a list, and nobody waits. The same files again change
nothing. A file that is cut off in a row is refused, and so are files with which too much would go. Then open leads of all
organizations are screened again by a job of the server, for what came (docs/compliance.md).`;

function addSanctions(program: Commander, choose: Choose): void {
  const group = program.command("sanctions").description("the sanctions lists that leads are screened against");
  group
    .command("load")
    .description("load the lists from OFAC's files, and say what has changed")
    .argument("<path>", "the folder that holds them, or the file of entries (sdn.csv)")
    .option("--aliases <file>", "the file of aliases (alt.csv), where it is not in the folder")
    .option("--addresses <file>", "the file of addresses (add.csv), where it is not in the folder")
    .option(
      "--max-loss <percent>",
      "refuse files with which more of the entries, or of their names, would go",
      percent,
      MAX_LOSS_PERCENT,
    )
    .option("--force", "load them whatever goes")
    .addHelpText("after", SANCTIONS_HELP)
    .action((path: string, options: LoadSanctionsOptions) => choose(sanctionsLoad(path, options)));
  group
    .command("list")
    .description("the versions that were loaded, the current one first")
    .action(() => choose(sanctionsList()));
  group
    .command("check")
    .description("look a name up, as a lead's is")
    .argument("<name>", "the name")
    .action((name: string) => choose(sanctionsCheck(name)));
}
