import { hashKey, secretIdOf } from "@orrery/access";
import type { RestRoute } from "@orrery/rest";
import { testDatabase } from "../database.ts";
import { testLinks } from "../estate.ts";
import type { WalkCall } from "./binding.ts";

/** Sends a file to a link that the key would have been given, or to one that is as good as the key is. */
export async function sendToLink(
  url: string,
  route: RestRoute,
  { input, key, idempotencyKey }: WalkCall,
): Promise<Response> {
  const { file, path, method } = route;
  if (!file) throw new Error(`${path} takes no file: say here what it is sent.`);
  const { [file.content]: content, [file.contentType]: contentType, ...fields } = input;
  const headers = {
    ...(typeof contentType === "string" && { "Content-Type": contentType }),
    ...(idempotencyKey !== undefined && { "Idempotency-Key": idempotencyKey }),
  };
  const link = await linkOf(route, key, fields);
  return fetch(`${url}${path.replace("{link}", link)}`, { method, headers, body: await bytesOf(content) });
}

async function linkOf({ operation }: RestRoute, key: string | undefined, fields: object): Promise<string> {
  const { system } = await testDatabase();
  const known = key && (await system.apiKey.findUnique({ where: { hash: hashKey(key) } }));
  if (!known || typeof operation.scope !== "object") return key ?? "none";
  const { id: credentialId, organizationId, hash } = known;
  return testLinks().sign({
    issuer: { kind: "api-key", credentialId, organizationId, secretId: secretIdOf(hash) },
    operation: operation.name,
    scope: operation.scope.name,
    fields: Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)])),
    expiresAt: new Date(Date.now() + 60_000),
  });
}

async function bytesOf(content: unknown): Promise<Uint8Array<ArrayBuffer>> {
  const isStream = typeof content === "object" && content !== null && Symbol.asyncIterator in content;
  if (!isStream) return Buffer.from(JSON.stringify(content));
  return Buffer.concat(await Array.fromAsync(content as AsyncIterable<Uint8Array>));
}
