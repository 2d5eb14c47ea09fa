import type { Principal } from "@orrery/operation";
import type { UploadLink } from "../upload-link.ts";

/** Keeps the files of guides, for this server alone to read. */
export interface GuideFiles {
  /** Stores it as it comes, in the memory of a few chunks. @returns its size, and its first bytes */
  store(
    name: string,
    content: AsyncIterable<Uint8Array>,
    signal: AbortSignal,
  ): Promise<{ readonly size: number; readonly head: Uint8Array }>;
}

export interface GuideLinks {
  /** For sending a guide's file: good for 24 h, or as long as the principal's own credential if that is less. */
  forUpload(principal: Principal, guideId: string): Promise<UploadLink>;
}
