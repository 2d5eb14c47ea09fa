import { once } from "node:events";
import { Readable } from "node:stream";
import type { AddressObject, AttachmentStream, Headers, MessageText } from "mailparser";

/** Who a mail is from, or answers go to. */
export interface Correspondent {
  readonly address: string;
  /** Empty where none is given. */
  readonly name: string;
}

/** A mail without what is attached to it. */
export interface Mail {
  readonly messageId: string | undefined;
  readonly from: Correspondent | undefined;
  readonly replyTo: Correspondent | undefined;
  readonly subject: string;
  /** As plain text, and what its HTML says; what it has of these. */
  readonly texts: readonly string[];
  /** `Auto-Submitted` (RFC 3834) in lower case, where it is not `no`. */
  readonly autoSubmitted: string | undefined;
  /** A report of a delivery, or an empty `Return-Path`. */
  readonly isBounce: boolean;
}

/** Why a mail can't be read, in words. */
export class UnreadableMail extends Error {
  override name = "UnreadableMail";
}

const PARTS_MAX = 100;
const HEAD_MAX_BYTES = 64 * 1024;
const TEXT_MAX = 1024 * 1024;

/**
 * Takes a mail apart (RFC 5322, MIME) as it comes in. What is attached is read over, and never held.
 * @throws UnreadableMail
 */
export async function readMail(content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<Mail> {
  // With what knows every alphabet, these are two megabytes that most processes never need.
  const [{ MailParser }, { htmlText }] = await Promise.all([import("mailparser"), import("./html-text.ts")]);
  const parser = new MailParser({
    // It is shown nowhere, and read as text.
    skipTextToHtml: true,
    skipHtmlToText: true,
    skipImageLinks: true,
    skipTextLinks: true,
    checksumAlgo: false,
    keepDeliveryStatus: true,
    maxHeadSize: HEAD_MAX_BYTES,
  });
  let headers: Headers = new Map();
  let message: MessageText | undefined;
  let parts = 0;
  parser.on("headers", (read) => {
    headers = read;
  });
  parser.on("data", (part) => {
    if (part.type === "text") {
      message = part;
      return;
    }
    parts += 1;
    if (parts > PARTS_MAX) parser.destroy(new UnreadableMail(`The mail has more than ${PARTS_MAX} parts.`));
    else readOver(part);
  });
  const ended = once(parser, "end");
  const source = Readable.from(content);
  source.once("error", (error) => parser.destroy(error));
  source.pipe(parser);
  try {
    await ended;
  } catch (error) {
    if (error instanceof UnreadableMail || source.errored) throw source.errored ?? error;
    throw new UnreadableMail(`The mail is no mail: ${(error as Error).message}`);
  } finally {
    source.destroy();
  }
  return mailOf(headers, message, htmlText);
}

function readOver({ content, release }: AttachmentStream): void {
  content.once("end", () => release?.());
  content.resume();
}

function mailOf(headers: Headers, message: MessageText | undefined, htmlText: (html: string) => string): Mail {
  const textOf = (name: string) => {
    const value = headers.get(name);
    return typeof value === "string" ? value.trim() : undefined;
  };
  const auto = textOf("auto-submitted")?.split(";")[0]?.trim().toLowerCase();
  const type = headers.get("content-type") as { readonly value?: string } | undefined;
  return {
    messageId: textOf("message-id"),
    from: correspondent(headers.get("from")),
    replyTo: correspondent(headers.get("reply-to")),
    subject: textOf("subject") ?? "",
    texts: [message?.text, message?.html && htmlText(message.html.slice(0, TEXT_MAX))]
      .map((text) => (text || "").slice(0, TEXT_MAX))
      .filter((text) => text.trim() !== ""),
    autoSubmitted: auto === undefined || auto === "" || auto === "no" ? undefined : auto,
    isBounce: type?.value === "multipart/report" || isEmptyPath(headers.get("return-path")),
  };
}

/** `Return-Path: <>` (RFC 5321, 4.5.5). */
function isEmptyPath(value: unknown): boolean {
  if (value === undefined) return false;
  const { text } = value as { readonly text?: string };
  return (text ?? String(value)).replaceAll(/[<>\s]/g, "") === "";
}

function correspondent(value: unknown): Correspondent | undefined {
  const [first] = (value as AddressObject | undefined)?.value ?? [];
  return first?.address ? { address: first.address, name: first.name } : undefined;
}
