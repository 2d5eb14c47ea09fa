import { type ListedSigningKey, listSigningKeys, rotateSigningKey } from "@orrery/access";
import { type Command, type CommandContext, table } from "./command.ts";

export function signingKeysList(): Command {
  return shown;
}

/** They are the server's own: no organization's audit log has a line of it. */
export function signingKeysRotate(): Command {
  return async (context) => {
    await rotateSigningKey(context.database.system, context.sealingKeys());
    return shown(context);
  };
}

async function shown({ database: { system }, sealingKeys }: CommandContext) {
  const keys = await listSigningKeys(system, sealingKeys());
  return {
    json: keys,
    text:
      keys.length === 0
        ? "There is no signing key yet: the first login makes one."
        : table(["ID", "STATE", "CREATED", "STOPS SIGNING", "TOKENS GOOD UNTIL"], keys.map(rowOf)),
  };
}

function rowOf({ id, state, createdAt, retiredAt, goodUntil }: ListedSigningKey): string[] {
  return [id, state, createdAt.toISOString(), retiredAt?.toISOString() ?? "", goodUntil?.toISOString() ?? ""];
}
