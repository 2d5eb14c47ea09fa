const BEARER = /^bearer(?:[ \t]+(?<token>.*))?$/i;

/**
 * The credential of a request, from `Authorization: Bearer …` or `X-API-Key`: either carries any kind. `undefined` where
 * there is none, `"conflict"` where the two disagree (CONTRACTS.md, "One identity under all four"). Other schemes are for
 * somebody else, such as a proxy in between, and count as none; so does a header without a value.
 */
export function credentialOf(headers: Headers): { readonly text: string } | "conflict" | undefined {
  const bearer = BEARER.exec(headers.get("authorization") ?? "")?.groups?.token?.trim() ?? "";
  const apiKey = headers.get("x-api-key") ?? "";
  const text = apiKey || bearer;
  if (text === "") return undefined;
  return bearer !== "" && bearer !== text ? "conflict" : { text };
}
