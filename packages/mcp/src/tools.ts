import type { Tool as Definition } from "@modelcontextprotocol/sdk/types.js";
import { registry } from "@orrery/domain";
import { ANY_CREDENTIAL, type Caller, holds, isPrincipal, type Operation, PUBLIC } from "@orrery/operation";
import { inputSchemaOf, outputSchemaOf } from "./tool-schemas.ts";

/** An operation as a tool. */
export interface Tool {
  readonly operation: Operation;
  /** As `tools/list` shows it. */
  readonly definition: Definition;
  /** In points (CONTRACTS.md, "Rate limits"). */
  readonly cost: number;
}

type Mode = Operation["mode"];

/** Why operations of a mode are no tools. Of the other modes all are, but for those that are `internal`. */
export const MODES_WITHOUT_TOOLS: Partial<Record<Mode, string>> = {
  stream: "A tool's call has one answer: what has no end is paged (a list's cursor), or followed on another surface.",
  exchange: "An agent has its credential before its first call, and is not to trade, renew or end credentials.",
};

/** The modes whose tools write. */
const WRITES: readonly Mode[] = ["write", "effect"];

export const isWrite = ({ mode }: Operation): boolean => WRITES.includes(mode);

const isTool = ({ internal, mode }: Operation): boolean =>
  internal === undefined && MODES_WITHOUT_TOOLS[mode] === undefined;

/**
 * `apiKeys.create` as `api_keys_create`: clients take letters, digits and underscores, and some no more than 64 of them.
 * MCP itself would take the dot, which several models' own tool names do not.
 */
function toolName({ name }: Operation): string {
  const spelled = name.replaceAll(".", "_").replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  if (!/^[a-z0-9_]{1,64}$/.test(spelled)) throw new Error(`${name} makes no name for a tool: ${spelled}.`);
  return spelled;
}

function toolOf(operation: Operation): Tool {
  const writes = isWrite(operation);
  const outputSchema = outputSchemaOf(operation);
  const definition = {
    name: toolName(operation),
    title: titleOf(operation),
    description: operation.summary,
    inputSchema: inputSchemaOf(operation, writes),
    ...(outputSchema && { outputSchema }),
    annotations: {
      readOnlyHint: !writes,
      // Without the key a repetition is a second call; with it, it is none.
      ...(writes && { destructiveHint: operation.destroys === true, idempotentHint: true }),
      // An effect works on what is not ours: models, portals, mailboxes.
      openWorldHint: operation.mode === "effect",
    },
  };
  return { operation, definition, cost: writes ? 2 : 1 };
}

/** `estateAgents.create` as "Estate agents: create". */
function titleOf({ name }: Operation): string {
  const spelled = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).replaceAll(".", ": ");
  return spelled.charAt(0).toUpperCase() + spelled.slice(1);
}

/** Every tool that there is, in the order in which they are listed, which stays as it is when tools are added. */
const TOOLS: readonly Tool[] = registry.operations
  .filter(isTool)
  .map(toolOf)
  .sort((a, b) => (a.definition.name < b.definition.name ? -1 : 1));

const BY_NAME: ReadonlyMap<string, Tool> = new Map(TOOLS.map((tool) => [tool.definition.name, tool]));
if (BY_NAME.size < TOOLS.length) throw new Error("Two operations make one name for a tool.");

/** The tool of an operation; undefined where it is none. */
export const toolOfOperation = (operation: Operation): Tool | undefined =>
  TOOLS.find((tool) => tool.operation === operation);

/** The tool of this name, whoever asks. */
export const findTool = (name: string): Tool | undefined => BY_NAME.get(name);

/** The tools that there are for a caller, in order. */
export const toolsFor = (caller: Caller): readonly Tool[] => TOOLS.filter((tool) => mayCall(caller, tool));

/** Whether a tool exists for a caller. What the call is about (a row, a rule of the noun) is decided when it runs. */
export function mayCall(caller: Caller, { operation }: Tool): boolean {
  const { scope } = operation;
  if (scope === PUBLIC) return true;
  if (!isPrincipal(caller)) return false;
  const isInScope = scope === ANY_CREDENTIAL || holds(caller, scope);
  return isInScope && operation.credentialPolicy?.(caller) === undefined;
}
