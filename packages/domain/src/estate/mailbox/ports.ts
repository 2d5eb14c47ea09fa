/** What mailboxes need from the outside world; the server gives it. */
export interface MailPorts {
  readonly mailAddresses: MailAddresses;
  readonly mailReader: MailReader;
}

export interface MailAddresses {
  /** A new one. */
  generate(): { readonly token: string; readonly address: string };
}

/** Takes mails apart (RFC 5322, MIME). */
export interface MailReader {
  /** Why it can't be, in words, where it can't. @throws what `content` throws */
  read(content: AsyncIterable<Uint8Array>): Promise<ReadMail | MailProblem>;
}

/** Also what can't be taken apart is kept. */
export interface MailProblem {
  readonly raw: Uint8Array<ArrayBuffer>;
  readonly problem: string;
}

export interface Correspondent {
  readonly address: string;
  /** Empty where none is given. */
  readonly name: string;
}

/** A mail, as far as leads are read from it. */
export interface ReadMail {
  readonly raw: Uint8Array<ArrayBuffer>;
  readonly messageId: string | undefined;
  readonly from: Correspondent | undefined;
  readonly replyTo: Correspondent | undefined;
  readonly subject: string;
  /** As plain text, and what its HTML says; what it has of these. */
  readonly texts: readonly string[];
  /** `Auto-Submitted` (RFC 3834), where it is not `no`. */
  readonly autoSubmitted: string | undefined;
  /** A report of a delivery, or one that says that nothing is to be sent back (an empty `Return-Path`). */
  readonly isBounce: boolean;
}
