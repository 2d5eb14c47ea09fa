import { createHmac } from "node:crypto";
import type { AddressPurpose, PortalAddresses } from "@orrery/domain";
import { isSameText } from "../same-text.ts";
import type { Keys } from "../secret.ts";

/** What tokens begin with, and where they are used. */
const PURPOSES: Readonly<Record<AddressPurpose, { readonly prefix: string; readonly path: string }>> = {
  feed: { prefix: "feed_", path: "/feeds/" },
  callback: { prefix: "portal_", path: "/v1/portal-callbacks/" },
};

const TOKEN = /^([0-9a-f]{32})([0-9a-f]{8})([0-9a-f]{32})$/;
const GENERATION_CHARACTERS = 8;
const MARK_CHARACTERS = 32;

/**
 * Signed addresses: whose it is, which generation, and 128 bits of the HMAC of both. Nothing of them is kept, so that an
 * address can be shown again, and what was made up is told apart without asking the database.
 * @param publicUrl where portals reach this server
 */
export function portalAddresses(keys: Keys, publicUrl: () => string): PortalAddresses {
  const markOf = (purpose: AddressPurpose, named: string, key = keys[0]) =>
    createHmac("sha256", key).update(`${purpose} ${named}`).digest("hex").slice(0, MARK_CHARACTERS);
  return {
    urlOf(purpose, { id, generation }) {
      const named = id.replaceAll("-", "") + generation.toString(16).padStart(GENERATION_CHARACTERS, "0");
      const { prefix, path } = PURPOSES[purpose];
      return `${publicUrl()}${path}${prefix}${named}${markOf(purpose, named)}`;
    },
    read(purpose, token) {
      const { prefix } = PURPOSES[purpose];
      if (!token.startsWith(prefix)) return undefined;
      const [, id = "", generation = "", mark = ""] = TOKEN.exec(token.slice(prefix.length)) ?? [];
      const isOurs = (key: Buffer) => isSameText(mark, markOf(purpose, id + generation, key));
      if (mark === "" || !keys.some(isOurs)) return undefined;
      return {
        id: id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5"),
        generation: Number.parseInt(generation, 16),
      };
    },
  };
}

/** What calls with a token are counted by; undefined for a text that was never given out. */
export function callbackSubject({ read }: Pick<PortalAddresses, "read">, token: string): string | undefined {
  const link = read("callback", token);
  return link && `portal:${link.id}`;
}
