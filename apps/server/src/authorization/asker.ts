import { findClient, isSecretOf, type StoredClient } from "@orrery/access";
import type { SystemDb } from "@orrery/db";

/** Whom a request is about by its own account, and whether it has shown that app's secret. */
export interface Asker {
  readonly client: StoredClient | undefined;
  /** Of a public app nobody can show anything. */
  readonly isProven: boolean;
}

interface Asked {
  readonly request: Request;
  readonly url: URL;
  readonly form: URLSearchParams | undefined;
}

/**
 * Who asks, for the limits alone: the protocol's library has its own look. An app's id is in the address of everybody whom it
 * sends here, so that strangers' requests in its name must not use up its own.
 */
export async function askerOf(system: SystemDb, { request, url, form }: Asked, now: Date): Promise<Asker> {
  const [basicId, basicSecret] = basicOf(request.headers);
  const client = await findClient(system, form?.get("client_id") ?? url.searchParams.get("client_id") ?? basicId);
  const secret = form?.get("client_secret") ?? basicSecret;
  return { client, isProven: client !== undefined && isSecretOf(client, secret, now) };
}

/** Id and secret, each encoded as a form's fields are (RFC 6749, 2.3.1). */
function basicOf(headers: Headers): readonly [id: string, secret: string] {
  const [, encoded = ""] = /^basic +(\S+)$/i.exec(headers.get("authorization") ?? "") ?? [];
  const text = Buffer.from(encoded, "base64").toString();
  const colon = text.indexOf(":");
  return colon < 0 ? ["", ""] : [decoded(text.slice(0, colon)), decoded(text.slice(colon + 1))];
}

const decoded = (field: string): string =>
  new URLSearchParams(`field=${field.replaceAll("&", "%26")}`).get("field") ?? "";
