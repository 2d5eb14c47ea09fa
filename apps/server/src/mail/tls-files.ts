import { readFileSync } from "node:fs";
import type { MailEnv } from "../env.ts";
import { StartError } from "../start/start-error.ts";
import type { MailOptions } from "./options.ts";

/** What the environment says of mail, with the files that it names. @throws StartError for one that can't be read */
export function mailOptionsOf({ domains, smtp }: MailEnv): MailOptions {
  if (!smtp) return { domains };
  const { tls, ...at } = smtp;
  return { domains, smtp: { ...at, tls: tls && { cert: read(tls.certFile), key: read(tls.keyFile) } } };
}

function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new StartError(`The file ${path} can't be read: ${(error as Error).message}`);
  }
}
