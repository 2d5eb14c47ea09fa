import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { PortalConnections } from "@orrery/domain";

/** A request as the portal got it. */
export interface PortalCall {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: { readonly revision: number; readonly listing: Record<string, unknown> } | undefined;
}

/** What the portal does with a request instead of what it does else. @returns whether it has answered */
type Misbehaviour = (call: PortalCall, response: ServerResponse) => boolean | Promise<boolean>;

interface KeptListing {
  readonly revision: number;
  state: string;
}

/** A portal that speaks the JSON push protocol of docs/portals.md, over HTTP on this machine. */
export interface FakePortal extends AsyncDisposable {
  readonly url: string;
  readonly calls: readonly PortalCall[];
  readonly listings: ReadonlyMap<string, KeptListing>;
  /** What new listings are from now on. */
  decides(state: "accepted" | "pending" | "rejected"): void;
  /** Does this first, until it is told otherwise. */
  misbehaves(how: Misbehaviour | undefined): void;
  /** The portal changes its mind by itself. */
  turns(listingId: string, state: string): void;
  /** The brokerage's connection to it, with tokens that it takes as long as they are not revoked. */
  readonly connections: PortalConnections & FakeTokens;
  /** How many requests were under way at once, at most. */
  readonly atOnce: () => number;
}

interface FakeTokens {
  /** The token that is good now is none from now on. */
  revoke(): void;
  /** What was noted, the last first. */
  readonly noted: readonly unknown[];
}

interface FakePortalOptions {
  /** Which tokens it takes. Default: those of its own `connections`. */
  readonly takes?: (accessToken: string) => Promise<boolean>;
}

export async function startFakePortal({ takes }: FakePortalOptions = {}): Promise<FakePortal> {
  const calls: PortalCall[] = [];
  const listings = new Map<string, KeptListing>();
  const counts = { now: 0, most: 0 };
  let state = "accepted";
  let misbehaviour: Misbehaviour | undefined;
  const tokens = { good: 1, given: 1 };
  const noted: unknown[] = [];
  const server = createServer(async (request, response) => {
    counts.now += 1;
    counts.most = Math.max(counts.most, counts.now);
    response.once("close", () => (counts.now -= 1));
    const call = { ...pathOf(request), headers: request.headers, body: await jsonOf(request) };
    calls.push(call);
    if (await misbehaviour?.(call, response)) return;
    const [, token = ""] = /^Bearer (.+)$/.exec(request.headers.authorization ?? "") ?? [];
    const isKnown = await (takes?.(token) ?? token === `token-${tokens.good}`);
    const { status, body } = isKnown ? answerTo(listings, call, state) : { status: 401, body: {} };
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    calls,
    listings,
    decides: (next) => {
      state = next;
    },
    misbehaves: (how) => {
      misbehaviour = how;
    },
    turns(id, next) {
      const kept = listings.get(id);
      if (kept) kept.state = next;
    },
    connections: {
      noted,
      revoke: () => {
        tokens.good += 1;
      },
      accessOf: async () => ({ apiUrl: url, accessToken: `token-${tokens.given}` }),
      refused: async (_organization, _portal, accessToken) => {
        if (accessToken === `token-${tokens.given}`) tokens.given += 1;
      },
      note: async (_organization, _portal, outcome) => void noted.unshift(outcome),
    },
    atOnce: () => counts.most,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

const pathOf = ({ method = "", url = "" }: IncomingMessage) => ({ method, path: url });

async function jsonOf(request: IncomingMessage): Promise<PortalCall["body"]> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  return text === "" ? undefined : JSON.parse(text);
}

function answerTo(listings: Map<string, KeptListing>, { method, path, body }: PortalCall, state: string) {
  const id = path.replace("/listings/", "");
  const kept = listings.get(id);
  if (method === "PUT" && body) {
    if (state === "rejected") return { status: 422, body: { reasons: ["The photos are too dark."] } };
    listings.set(id, { revision: Math.max(body.revision, kept?.revision ?? 0), state });
    return { status: kept ? 200 : 201, body: shown(id, state) };
  }
  if (!kept) return { status: 404, body: {} };
  if (method === "GET") return { status: 200, body: shown(id, kept.state) };
  listings.delete(id);
  return { status: 200, body: {} };
}

const shown = (id: string, state: string) => ({
  id: `P-${id.slice(-6)}`,
  state,
  url: `https://portal.example.com/${id}`,
  ...(state === "rejected" && { reasons: ["The photos are too dark."] }),
});
