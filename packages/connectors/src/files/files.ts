/** A file as it is read. */
export interface StoredFile {
  readonly body: ReadableStream<Uint8Array>;
  /** Bytes. */
  readonly size: number;
}

/** Files under names that are never given twice: what is there never changes, so whoever has read it may keep it. */
export interface Files {
  /** Once it is done, the file outlives this process and this machine's power. @param contentType as readers are told */
  put(name: string, content: Uint8Array, contentType: string): Promise<void>;
  /** The same, of a file of this machine's, which stays: however large it is, it is never held in memory. */
  putFile(name: string, path: string, contentType: string): Promise<void>;
  /** Undefined for what is not there (any more), and for what could not be a name. */
  get(name: string): Promise<StoredFile | undefined>;
  /** What is not there (any more) does no harm. */
  remove(names: readonly string[]): Promise<void>;
}

/** `images/0197….jpg`: one folder and a plain name in it, so that no name leads anywhere else. */
const NAME = /^[a-z]+\/[\w-]+(?:\.[\w-]+)*$/;

export const isFileName = (name: string): boolean => name.length <= 200 && NAME.test(name);
