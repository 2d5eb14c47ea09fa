import { decodeGlobalID } from "@pothos/plugin-relay";

/** A Relay global id: base64 of `Lead:018f…`. Undefined for anything else. */
export function parseGlobalId(text: string): { readonly noun: string; readonly id: string } | undefined {
  try {
    const { typename, id } = decodeGlobalID(text);
    return { noun: typename, id };
  } catch {
    return undefined;
  }
}

/**
 * An `ID` as the operation takes it: the UUID inside a global id of this noun. What is not one stays as it came: a bare
 * UUID is good as it is, and all else (a global id of another noun too) is refused by the operation's own schema, in its
 * own words, so that malformed ids are `BAD_REQUEST` on this surface as on the others.
 */
export function operationId(noun: string | undefined, text: string): string {
  const parsed = parseGlobalId(text);
  return parsed !== undefined && (noun === undefined || parsed.noun === noun) ? parsed.id : text;
}
