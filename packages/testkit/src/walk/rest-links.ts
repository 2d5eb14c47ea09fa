import { hashKey, secretIdOf } from "@orrery/access";
import type { Database } from "@orrery/db";
import { registry } from "@orrery/domain";
import { type RestRoute, requestFor } from "@orrery/rest";
import { testDatabase } from "../database.ts";
import { testLinks } from "../estate.ts";
import type { WalkCall } from "./binding.ts";

/** What is asked of a link. */
export interface LinkCall extends WalkCall {
  /** Instead of the content itself: a form. */
  readonly form?: FormData;
}

/**
 * Asks a link that the key would have been given, or one that is as good as the key is.
 * @param database where the key is; the worker's own, unless told
 */
export async function sendToLink(
  url: string,
  route: RestRoute,
  { input, key, idempotencyKey, form }: LinkCall,
  database?: Database,
): Promise<Response> {
  const { file, path, method } = route;
  const { content, contentType, fields } = parted(route, input);
  const headers = {
    ...(typeof contentType === "string" && !form && { "Content-Type": contentType }),
    ...(idempotencyKey !== undefined && { "Idempotency-Key": idempotencyKey }),
  };
  const link = await linkOf(route, key, fields, database ?? (await testDatabase()));
  const body = file && { body: form ?? (await bytesOf(content)) };
  return fetch(`${url}${path.replace("{link}", link)}`, { method, headers, ...body });
}

/** Sends a file to an endpoint that takes one with a credential of its own. @param headers the credential's */
export async function sendFile(
  url: string,
  route: RestRoute,
  { input, idempotencyKey }: WalkCall,
  headers: Readonly<Record<string, string>>,
): Promise<Response> {
  const { content, contentType, fields } = parted(route, input);
  return fetch(`${url}${requestFor(route, fields).path}`, {
    method: route.method,
    headers: {
      ...headers,
      "Content-Type": typeof contentType === "string" ? contentType : "application/octet-stream",
      ...(idempotencyKey !== undefined && { "Idempotency-Key": idempotencyKey }),
    },
    body: await bytesOf(content),
  });
}

/** The file, and what the link is signed for. */
function parted({ file }: RestRoute, input: WalkCall["input"]) {
  if (!file) return { content: undefined, contentType: undefined, fields: input };
  const { [file.content]: content, [file.contentType]: contentType, ...fields } = input;
  return { content, contentType, fields };
}

async function linkOf(
  { operation }: RestRoute,
  key: string | undefined,
  fields: LinkCall["input"],
  { system }: Database,
): Promise<string> {
  const known = key && (await system.apiKey.findUnique({ where: { hash: hashKey(key) } }));
  if (!known) return key ?? "none";
  const { id: credentialId, organizationId, hash } = known;
  return testLinks().sign({
    issuer: { kind: "api-key", credentialId, organizationId, secretId: secretIdOf(hash) },
    operation: operation.name,
    scopes: scopesFor(operation),
    fields: fields as Record<string, string>,
    expiresAt: new Date(Date.now() + 60_000),
  });
}

/** As far as its credential holds them. */
const scopesFor = ({ scope }: RestRoute["operation"]) =>
  typeof scope === "object" ? [scope.name] : registry.scopes.map(({ name }) => name);

async function bytesOf(content: unknown): Promise<Uint8Array<ArrayBuffer>> {
  const isStream = typeof content === "object" && content !== null && Symbol.asyncIterator in content;
  if (!isStream) return Buffer.from(JSON.stringify(content));
  return Buffer.concat(await Array.fromAsync(content as AsyncIterable<Uint8Array>));
}
