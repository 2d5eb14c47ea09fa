/// <reference path="./s3rver.d.ts" />
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createDiskFiles, createS3Files, type Files, type S3Options } from "@orrery/connectors";

/** A store to test, with what it holds. */
export interface TestStore extends AsyncDisposable {
  readonly files: Files;
  /** The names of all that is in it. */
  names(): Promise<string[]>;
}

async function temporaryFolder() {
  const path = await mkdtemp(join(tmpdir(), "orrery-store-"));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

export async function diskStore(): Promise<TestStore & { readonly folder: string }> {
  const { path, remove } = await temporaryFolder();
  return {
    files: createDiskFiles(path),
    folder: path,
    async names() {
      const entries = await readdir(path, { recursive: true, withFileTypes: true });
      return entries.flatMap((entry) =>
        entry.isFile() ? `${entry.parentPath.slice(path.length + 1)}/${entry.name}` : [],
      );
    },
    [Symbol.asyncDispose]: remove,
  };
}

const BUCKET = "orrery";
/** The only ones that this server knows. */
const CREDENTIALS = { accessKeyId: "S3RVER", secretAccessKey: "S3RVER" };

/** A real server of the protocol on a port of its own, which checks signatures. */
export async function s3Store(): Promise<TestStore & { readonly options: S3Options }> {
  // Most tests need none.
  const { default: S3rver } = await import("@20minutes/s3rver");
  const { path, remove } = await temporaryFolder();
  const server = new S3rver({
    address: "127.0.0.1",
    port: 0,
    silent: true,
    directory: path,
    vhostBuckets: false,
    configureBuckets: [{ name: BUCKET }],
  });
  const { port } = await server.run();
  const options = {
    bucket: BUCKET,
    region: "us-east-1",
    endpoint: `http://127.0.0.1:${port}`,
    credentials: CREDENTIALS,
  };
  return {
    files: await createS3Files(options),
    options,
    async names() {
      const names = await readdir(join(path, BUCKET), { recursive: true });
      // As it stores them: `images/a.jpg._S3rver_object`.
      return names.flatMap((name) => /^(.*)\._S3rver_object$/.exec(name)?.[1] ?? []);
    },
    async [Symbol.asyncDispose]() {
      await server.close();
      await remove();
    },
  };
}
