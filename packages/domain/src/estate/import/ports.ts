import type { Principal } from "@orrery/operation";
import type { UploadLink } from "../upload-link.ts";

/** What is found in a CSV before it is read. */
export interface CsvSummary {
  readonly columns: readonly string[];
  /** Beside the header. */
  readonly rows: number;
}

/** What carries imports out, which not everybody has who reaches the estate. */
export interface ImportPorts {
  readonly importRuns: ImportRuns;
}

/** Keeps the files of imports, for this server alone to read. */
export interface ImportFiles {
  /** Stores it as it comes, in the memory of a few chunks, or leaves nothing. @returns what it is; in words, why it is no CSV */
  store(name: string, content: AsyncIterable<Uint8Array>, signal: AbortSignal): Promise<CsvSummary | string>;
  remove(name: string): Promise<void>;
}

/** Has imports carried out. */
export interface ImportRuns {
  /** Sends the job, in the commit of the caller's transaction. */
  start(organizationId: string, importId: string): Promise<void>;
}

/** Addresses that are credentials, each for one thing, good for 24 h, or as long as the principal's own if that is less. */
export interface ImportLinks {
  forUpload(principal: Principal, importId: string): Promise<UploadLink>;
  forRejects(principal: Principal, importId: string): Promise<UploadLink>;
}
