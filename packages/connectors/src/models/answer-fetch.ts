/** More than any answer has: a picture of 20 MB as base64, and what is around it. */
const ANSWER_MAX_BYTES = 32 * 1024 * 1024;

/**
 * Is `fetch`, but for two answers. One that is too long ends with an error, and is not read to its end into memory; and one that
 * leads elsewhere is not followed: our key, and what is asked, would go there.
 */
export const answerFetch: typeof fetch = async (input, init) => {
  const response = await fetch(input, { ...init, redirect: "manual" });
  let bytes = 0;
  const limit = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.byteLength;
      if (bytes > ANSWER_MAX_BYTES) throw new Error(`The answer is longer than ${ANSWER_MAX_BYTES} bytes.`);
      controller.enqueue(chunk);
    },
  });
  return new Response(response.body?.pipeThrough(limit), response);
};
