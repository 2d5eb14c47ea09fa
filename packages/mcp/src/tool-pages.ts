import type { ListToolsResult } from "@modelcontextprotocol/sdk/types.js";
import { type Caller, Failure, INVALID_CURSOR } from "@orrery/operation";
import { invalidParams } from "./rpc-error.ts";
import { findTool, toolsFor } from "./tools.ts";

/** Tools in a page: enough that the many clients which read the first page alone have all that a usual key may call. */
const PAGE_SIZE = 200;

/** One page of a caller's tools. The cursor names the last tool of a page, so that tools may come and go between two pages. */
export function toolPage(caller: Caller, cursor: string | undefined, pageSize = PAGE_SIZE): ListToolsResult {
  const after = cursor === undefined ? undefined : nameIn(cursor);
  const left = toolsFor(caller).filter(({ definition }) => after === undefined || definition.name > after);
  const tools = left.slice(0, pageSize).map(({ definition }) => definition);
  const last = tools.at(-1);
  return { tools, ...(last && left.length > pageSize && { nextCursor: cursorAt(last.name) }) };
}

const cursorAt = (name: string) => Buffer.from(name).toString("base64url");

function nameIn(cursor: string): string {
  const name = Buffer.from(cursor, "base64url").toString();
  if (!findTool(name)) throw invalidParams(Failure.of(INVALID_CURSOR));
  return name;
}
