import { randomUUID } from "node:crypto";
import type { World } from "@orrery/operation";
import { contentOf } from "../content.ts";
import type { InboundMailRow } from "./inbound-mail.ts";
import { receiveMail } from "./receive-mail.ts";

/** For examples: a mail that nobody could read. */
export function unreadMail(world: World) {
  const mail = `Message-ID: <${randomUUID()}@example.com>\r\nFrom: ana@example.com\r\nSubject: Hello\r\n\r\nCall me.\r\n`;
  return world.run(receiveMail, { content: contentOf(Buffer.from(mail)) });
}

/** What may become a lead: what is none so far. */
export const isOpen = ({ status }: Pick<InboundMailRow, "status">) => status !== "parsed";
