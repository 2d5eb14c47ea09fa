const SHOWN = ["application/graphql-response+json", "application/json"] as const;
const PLAIN = "application/json";

/** The media type in which who sends this `Accept` gets a result; undefined where it takes none of ours. */
export function mediaTypeFor(accept: string | null): string | undefined {
  if (accept === null || accept === "*/*") return PLAIN;
  for (const range of accept.toLowerCase().split(",")) {
    const [type = "", ...parameters] = range.replaceAll(/\s/g, "").split(";");
    if (parameters.some((parameter) => parameter.startsWith("charset=") && parameter !== "charset=utf-8")) continue;
    if (type === "*/*" || type === "application/*") return PLAIN;
    const known = SHOWN.find((shown) => shown === type);
    if (known) return known;
  }
  return undefined;
}
