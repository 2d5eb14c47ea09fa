import { readFileSync } from "node:fs";
import type { TestWorld } from "@orrery/testkit";
import { contentOf } from "../content.ts";
import { createMailbox } from "../mailbox/create-mailbox.ts";
import { receiveMail } from "./receive-mail.ts";

/** A mail as portals send them, made up for tests. */
export const sample = (name: string): Buffer => readFileSync(new URL(`samples/${name}.eml`, import.meta.url));

/** A mailbox without rules of its own. */
export const newMailbox = (world: TestWorld, over: object = {}) => world.run(createMailbox, { rules: [], ...over });

export async function receive(world: TestWorld, mailboxId: string, raw: Uint8Array | string, over: object = {}) {
  const input = { mailboxId, content: contentOf(Buffer.from(raw)), ...over };
  return (await world.invoke(receiveMail, input)).output;
}
