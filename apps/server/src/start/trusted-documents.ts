import { readFileSync } from "node:fs";
import { BadDocuments, readTrustedDocuments, type TrustedDocuments } from "@orrery/graphql";
import { StartError } from "./start-error.ts";

/** Reads the operator's GraphQL documents, once for the life of the process. @throws StartError */
export function trustedDocumentsIn(file: string): TrustedDocuments {
  const refused = (why: string, cause: unknown) =>
    new StartError(`The file ${file} ${why}. Check ORRERY_GRAPHQL_DOCUMENTS.`, { cause });
  let content: string;
  try {
    content = readFileSync(file, "utf8");
  } catch (cause) {
    throw refused(`can't be read (${(cause as NodeJS.ErrnoException).code})`, cause);
  }
  try {
    return readTrustedDocuments(content);
  } catch (cause) {
    if (cause instanceof BadDocuments) throw refused(cause.message, cause);
    throw cause;
  }
}
