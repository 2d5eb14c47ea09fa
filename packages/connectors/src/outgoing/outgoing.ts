import { lookup as systemLookup } from "node:dns/promises";
import { isIP, type LookupFunction } from "node:net";
import { Agent, buildConnector, type Dispatcher } from "undici";
import { type AddressRule, type Allowed, addressRule, isLoopback } from "./addresses.ts";

/** All addresses of a host name, as `dns.lookup` gives them. */
export type Resolve = (hostname: string) => Promise<readonly ResolvedAddress[]>;

export interface ResolvedAddress {
  readonly address: string;
  readonly family: number;
}

export interface OutgoingOptions extends Allowed {
  /** Default: the system's resolver. */
  readonly resolve?: Resolve;
  /** How long a connection may take; default 10 s. */
  readonly connectTimeoutMs?: number;
  /** How many connections to one origin; default 64. */
  readonly connections?: number;
  /** Beside the system's, certificates that are trusted (PEM). */
  readonly ca?: string;
}

/**
 * The way out for every request to an address that a user gave: webhooks, portals, identity providers, steps of workflows.
 * Only public addresses over HTTPS are reached, and what the operator allows.
 */
export interface Outgoing {
  /**
   * Whether requests may go to a URL, to say it to who gives one. Its host is resolved now, and each of its addresses
   * has to be allowed.
   * @returns in one sentence why not; undefined where they may
   */
  problemOf(url: string, signal?: AbortSignal): Promise<string | undefined>;
  /**
   * For undici's `request` and `fetch`. It resolves and checks again at each connect, and dials an address that it has
   * checked; what may not be reached fails with `RefusedTarget`. Redirects are the caller's not to follow
   * (`request` follows none; `fetch` needs `redirect: "manual"`).
   */
  readonly dispatcher: Dispatcher;
  close(): Promise<void>;
}

/** A connection that was not made, because its address is none that may be reached. */
export class RefusedTarget extends Error {
  override readonly name = "RefusedTarget";
}

const CONNECT_TIMEOUT_MS = 10_000;
const CONNECTIONS = 64;
const KEEP_ALIVE_MS = 10_000;

const resolveBySystem: Resolve = (hostname) => systemLookup(hostname, { all: true });

/** Makes a way out. @throws Error for a range that is none */
export function createOutgoing(options: OutgoingOptions = {}): Outgoing {
  const { resolve = resolveBySystem, connections = CONNECTIONS } = options;
  const guard: Guard = { rule: addressRule(options), loopback: options.loopback ?? false, resolve };
  const agent = new Agent({
    connect: guardedConnector(guard, options),
    connections,
    keepAliveTimeout: KEEP_ALIVE_MS,
    // A receiver's answer is small, and its headers are.
    maxHeaderSize: 16_384,
  });
  return {
    problemOf: (url, signal) => problemOf(guard, url, signal),
    dispatcher: agent,
    close: () => agent.destroy(),
  };
}

interface Guard {
  readonly rule: AddressRule;
  readonly loopback: boolean;
  readonly resolve: Resolve;
}

const WITHIN_RULES = "must be a public address over HTTPS";

async function problemOf(guard: Guard, text: string, signal?: AbortSignal): Promise<string | undefined> {
  if (!URL.canParse(text)) return "The URL can't be read.";
  const { protocol, hostname, username, password, hash } = new URL(text);
  if (username !== "" || password !== "") return "The URL must not hold a user or a password.";
  if (hash !== "") return "The URL must not have a fragment.";
  if (protocol !== "https:" && protocol !== "http:") return `The target ${WITHIN_RULES}.`;
  const host = bare(hostname);
  try {
    signal?.throwIfAborted();
    const found = await abortable(addressesOf(guard, host, protocol), signal);
    return found.length === 0 ? `${host} has no address.` : undefined;
  } catch (error) {
    if (error instanceof RefusedTarget) return `${error.message}.`;
    return signal?.aborted ? `${host} could not be resolved in time.` : `${host} could not be resolved.`;
  }
}

/**
 * The addresses that may be dialled for a host: all that it has, since one that is not allowed refuses the others as well.
 * @throws RefusedTarget
 */
async function addressesOf(
  { rule, loopback, resolve }: Guard,
  host: string,
  protocol: string,
): Promise<readonly ResolvedAddress[]> {
  const family = isIP(host);
  const found = family === 0 ? await resolve(host) : [{ address: host, family }];
  const refused = found.find(({ address }) => !rule(address));
  if (refused) throw new RefusedTarget(`${named(host, refused.address)} may not be reached: a target ${WITHIN_RULES}`);
  const isPlain = protocol !== "https:";
  if (isPlain && !(loopback && found.every(({ address }) => isLoopback(address)))) {
    throw new RefusedTarget(`${host} may not be reached over HTTP: a target ${WITHIN_RULES}`);
  }
  return found;
}

const named = (host: string, address: string): string => (host === address ? host : `${host} (${address})`);

/** undici's own connector, whose look-ups are the guard's: what is dialled is what was checked, and nobody resolves again. */
function guardedConnector(guard: Guard, options: OutgoingOptions): buildConnector.connector {
  const { connectTimeoutMs: timeout = CONNECT_TIMEOUT_MS, ca } = options;
  const connectorFor = (protocol: string) =>
    buildConnector({
      timeout,
      allowH2: false,
      ...(ca !== undefined && { ca }),
      lookup: guardedLookup(guard, protocol),
    } as buildConnector.BuildOptions);
  const connectors: Readonly<Record<string, buildConnector.connector>> = {
    "http:": connectorFor("http:"),
    "https:": connectorFor("https:"),
  };
  return (to, callback) => {
    const [host, connect] = [bare(to.hostname), connectors[to.protocol]];
    if (!connect) return callback(new RefusedTarget(`${to.protocol} is no way to reach a target`), null);
    // Nobody looks up an address.
    if (isIP(host) === 0) return connect(to, callback);
    addressesOf(guard, host, to.protocol).then(
      () => connect(to, callback),
      (error: Error) => callback(error, null),
    );
  };
}

function guardedLookup(guard: Guard, protocol: string): LookupFunction {
  return (hostname, { all }, callback) => {
    addressesOf(guard, hostname, protocol).then(
      (addresses) => {
        const [first] = addresses;
        if (!first) return callback(new RefusedTarget(`${hostname} has no address`), "");
        if (all) callback(null, [...addresses]);
        else callback(null, first.address, first.family);
      },
      (error: Error) => callback(error, ""),
    );
  };
}

/** A URL writes IPv6 in brackets. */
const bare = (hostname: string): string => hostname.replace(/^\[(.*)\]$/, "$1");

/** Gives up waiting, though what is waited for goes on. */
function abortable<T>(work: Promise<T>, signal?: AbortSignal): Promise<T> {
  if (!signal) return work;
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
  return Promise.race([work, aborted]);
}
