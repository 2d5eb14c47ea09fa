import type { IncomingHttpHeaders } from "node:http";

const CREDENTIAL_HEADERS = ["authorization", "x-api-key"] as const;
/** Other schemes are for somebody else, such as a proxy in between. */
const BEARER = /^bearer\s+\S/i;

/**
 * The headers that say whose socket it is: those of its request, which browsers can't add to, and what `connection_init`
 * has of the same names, in any case. Two of one name that disagree are both kept, which makes a credential that nobody
 * has; two of different names, whoever reads them compares.
 */
export function credentialHeaders(
  request: IncomingHttpHeaders,
  payload: Readonly<Record<string, unknown>> | undefined,
): Headers {
  const headers = new Headers();
  const { origin } = request;
  if (origin !== undefined) headers.set("origin", origin);
  const given = new Map(Object.entries(payload ?? {}).map(([name, value]) => [name.toLowerCase(), value]));
  for (const name of CREDENTIAL_HEADERS) {
    const sent = request[name];
    const said = given.get(name);
    const values = new Set([sent, said].filter((value) => typeof value === "string" && value !== ""));
    if (said !== undefined && values.size === 2 && name === "authorization" && !BEARER.test(String(sent))) {
      values.delete(sent);
    }
    for (const value of values) headers.append(name, String(value));
  }
  return headers;
}
