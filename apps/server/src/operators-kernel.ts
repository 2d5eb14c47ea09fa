import type { Database } from "@orrery/db";
import { createKernel, type Kernel } from "@orrery/operation";
import { unlimited } from "./unlimited.ts";

/**
 * A kernel for what whoever runs the server does past it (the command line, the seed): without limits, and without what only
 * requests need. No list is paged there, so that nothing is ever signed with its key.
 * @param ports what the handlers that it invokes ask for
 */
export const operatorsKernel = ({ store }: Pick<Database, "store">, ports: object): Kernel =>
  createKernel({ store, limiter: unlimited, ports, cursorKey: Buffer.alloc(32) });
