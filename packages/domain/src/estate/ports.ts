import type { Principal } from "@orrery/operation";
import type { GuideFiles, GuideLinks } from "./guide/ports.ts";
import type { ImportFiles, ImportLinks } from "./import/ports.ts";
import type { UploadLink } from "./upload-link.ts";

/** What the estate needs from the outside world; the server gives it. */
export interface EstatePorts {
  readonly files: FileStore;
  readonly images: ImageEditor;
  readonly uploadLinks: UploadLinks;
  readonly importFiles: ImportFiles;
  readonly importLinks: ImportLinks;
  readonly guideFiles: GuideFiles;
  readonly guideLinks: GuideLinks;
  /** Where the RESO Web API is, as clients reach it, without a slash at the end. */
  resoUrl(): string;
}

/** Keeps files under names (`images/0197….jpg`) that are never given twice, for anybody who knows the name to read. */
export interface FileStore {
  /** Once it is done, the file outlives this process. @param contentType as readers are told */
  put(name: string, content: Uint8Array, contentType: string): Promise<void>;
  /** What is not there (any more) does no harm. */
  remove(names: readonly string[]): Promise<void>;
  /** Where anybody reads it. */
  urlOf(name: string): string;
}

/** Why a file is no picture: in no format that is taken, damaged, or of too many pixels to be opened. */
export type ImageProblem = "unreadable" | "too-many-pixels";

/** A picture that was opened, turned upright, and rid of all that it said about camera and place. */
export interface EditedImage {
  /** What it came as (`webp`). */
  readonly source: string;
  /** What `full` is. */
  readonly format: "jpeg" | "png";
  /** Pixels of `full`. */
  readonly width: number;
  readonly height: number;
  readonly full: Uint8Array;
  /** A JPEG. */
  readonly thumbnail: Uint8Array;
}

export interface ImageEditor {
  /** Goes by the content alone, whatever it was called. */
  edit(content: Uint8Array): Promise<EditedImage | ImageProblem>;
}

export interface UploadLinks {
  /** For adding images to a property. It is good for 24 h, or as long as the principal's own credential if that is less. */
  forImages(principal: Principal, propertyId: string): Promise<UploadLink>;
}
