import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import type { PutObjectCommandInput } from "@aws-sdk/client-s3";
import { type Files, isFileName } from "./files.ts";

export interface S3Options {
  readonly bucket: string;
  readonly region: string;
  /** Undefined for Amazon's own. */
  readonly endpoint?: string | undefined;
  /** Undefined: from where the SDK looks by itself (environment, profile, the machine's role). */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string } | undefined;
  /** How long a connection, and then the beginning of an answer, may take; default 5 s and 30 s. */
  readonly timeoutsMs?: { readonly connect: number; readonly answer: number };
}

/** What is there never changes. */
const CACHE_CONTROL = "public, max-age=31536000, immutable";
const TIMEOUTS_MS = { connect: 5_000, answer: 30_000 };

/**
 * Files in a bucket of anything that speaks S3's protocol. The SDK, which is read where there is a bucket, tries again what
 * fails by the way.
 */
export async function createS3Files(options: S3Options): Promise<Files> {
  const { bucket, region, endpoint, credentials, timeoutsMs = TIMEOUTS_MS } = options;
  const { connect: connectionTimeout, answer: requestTimeout } = timeoutsMs;
  const { DeleteObjectCommand, GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client } = await import(
    "@aws-sdk/client-s3"
  );
  const client = new S3Client({
    region,
    // By itself the SDK only writes of a request without an answer, and waits for ever.
    requestHandler: { connectionTimeout, requestTimeout, throwOnRequestTimeout: true },
    // Others than Amazon have no host name for each bucket, and not all know its newer checksums.
    ...(endpoint !== undefined && { endpoint, forcePathStyle: true }),
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    ...(credentials && { credentials }),
  });
  const object = (name: string) => {
    if (!isFileName(name)) throw new Error(`No file can be called ${name}.`);
    return { Bucket: bucket, Key: name };
  };
  const put = async (name: string, content: Pick<PutObjectCommandInput, "Body" | "ContentLength">, type: string) => {
    const about = { ContentType: type, CacheControl: CACHE_CONTROL };
    await client.send(new PutObjectCommand({ ...object(name), ...content, ...about }));
  };
  return {
    put: (name, content, contentType) => put(name, { Body: content }, contentType),
    async putFile(name, path, contentType) {
      const { size } = await stat(path);
      await put(name, { Body: createReadStream(path), ContentLength: size }, contentType);
    },
    async get(name) {
      if (!isFileName(name)) return undefined;
      try {
        const { Body, ContentLength = 0 } = await client.send(new GetObjectCommand(object(name)));
        return Body && { size: ContentLength, body: Body.transformToWebStream() as ReadableStream<Uint8Array> };
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined;
        throw error;
      }
    },
    async remove(names) {
      await Promise.all(names.map((name) => client.send(new DeleteObjectCommand(object(name)))));
    },
  };
}
