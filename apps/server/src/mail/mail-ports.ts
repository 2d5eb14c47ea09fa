import { randomBytes } from "node:crypto";
import { readMail, UnreadableMail } from "@orrery/connectors";
import type { MailPorts, MailReader } from "@orrery/domain";
import type { MailOptions } from "./options.ts";

/** 80 random bits, in letters and digits that a mail program leaves as they are. */
const RANDOM_BYTES = 10;

/** Where nobody has said which domains mail is received for: one that no mail comes to from outside. */
const DEFAULT_DOMAINS = ["localhost"] as const;

/** New mailboxes are in the first. */
export function mailDomainsOf({ domains = [] }: MailOptions = {}): readonly [string, ...string[]] {
  const [first, ...others] = domains;
  return first === undefined ? DEFAULT_DOMAINS : [first, ...others];
}

/** @param domain of new mailboxes' addresses */
export function mailPorts(domain: string): MailPorts {
  return {
    mailAddresses: {
      generate() {
        const token = randomBytes(RANDOM_BYTES).toString("hex");
        return { token, address: `leads+${token}@${domain}` };
      },
    },
    mailReader: mailReader(),
  };
}

export function mailReader(): MailReader {
  return {
    async read(content) {
      // It is kept whole, whatever can be read in it.
      const chunks: Uint8Array[] = [];
      for await (const chunk of content) chunks.push(chunk);
      const raw = new Uint8Array(Buffer.concat(chunks));
      try {
        return { raw, ...(await readMail([raw])) };
      } catch (error) {
        if (error instanceof UnreadableMail) return { raw, problem: error.message };
        throw error;
      }
    },
  };
}
