import { text } from "node:stream/consumers";
import {
  type AuthorizationServer,
  type FakePortal,
  freshDatabase,
  MODEL_KEY,
  type Provider,
  startAnthropic,
  startAuthorizationServer,
  startFakePortal,
  startGoogle,
  usesPostgres,
} from "@orrery/testkit";
import { type Ended, migratedFolder, orrery, type Serving, startServer } from "../processes.ts";
import { ROOT_SECRET } from "../serving.ts";
import { type Receiver, startReceiver } from "./peers.ts";

export interface Answer<Body> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

export interface WithId {
  readonly id: string;
}

/** Everybody around the server: real protocols, on this machine. */
interface Peers {
  /** Where listings are pushed to; it takes the tokens of the next alone. */
  readonly portal: FakePortal;
  readonly authorization: AuthorizationServer;
  readonly anthropic: Provider;
  readonly google: Provider;
  /** The brokerage's back office, and a Zap. */
  readonly backOffice: Receiver;
  readonly zap: Receiver;
}

/** A server as an operator runs it, in a process of its own, and what is reached of it from outside. */
export interface Brokerage extends AsyncDisposable, Peers {
  readonly server: Serving;
  /** Where it receives mail. */
  readonly mailPort: number;
  readonly slug: string;
  /** May do everything. */
  readonly ownersKey: string;
  /** `orrery … --json`: what it prints. Fails unless it is done. */
  cli<T>(...argv: readonly string[]): Promise<T>;
  rest<T = WithId>(key: string, method: string, path: string, body?: object): Promise<Answer<T>>;
  /** What a query gives. Fails where there are errors. */
  graphql<T>(key: string, query: string, variables?: object): Promise<T>;
}

const SLUG = "bay-homes";
export const MAIL_DOMAIN = "leads.bay-homes.example";

export async function openBrokerage(): Promise<Brokerage> {
  await using opening = new AsyncDisposableStack();
  const folder = opening.use(await migratedFolder());
  const fresh = usesPostgres ? opening.use(await freshDatabase()) : undefined;
  const peers = await startPeers(opening);
  const env = {
    ORRERY_DATA_DIR: folder.path,
    ORRERY_ROOT_SECRET: ROOT_SECRET,
    ORRERY_ANTHROPIC_API_KEY: MODEL_KEY,
    ORRERY_ANTHROPIC_URL: peers.anthropic.access.url,
    ORRERY_GOOGLE_API_KEY: MODEL_KEY,
    ORRERY_GOOGLE_URL: peers.google.access.url,
    ORRERY_MAIL_DOMAINS: MAIL_DOMAIN,
    ORRERY_SMTP_PORT: "0",
    ...(fresh?.url !== undefined && {
      DATABASE_URL: fresh.url,
      REDIS_URL: process.env.ORRERY_TEST_REDIS_URL ?? "",
    }),
  };
  const cli: Brokerage["cli"] = async (...argv) => printed(await orrery(env, ...argv, "--json"));
  // Before there is a server: one that starts without any organization makes a demonstration.
  const organization = ["--name", "Bay Homes", "--slug", SLUG, "--plan", "brokerage", "--email", "olga@example.com"];
  const made = await cli<{ key: string }>("organizations", "create", ...organization);
  const server = opening.use(await startServer(env));
  const stack = opening.move();
  return {
    ...peers,
    mailPort: await mailPortOf(server),
    ...{ server, slug: SLUG, ownersKey: made.key, cli },
    rest: (key, method, path, body) => send(new URL(path, server.url), key, method, body),
    async graphql<T>(key: string, query: string, variables: object = {}) {
      const { body } = await send<{ data: T; errors?: unknown }>(new URL("/graphql", server.url), key, "POST", {
        query,
        variables,
      });
      if (body.errors !== undefined) throw new Error(JSON.stringify(body.errors));
      return body.data;
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

async function startPeers(stack: AsyncDisposableStack): Promise<Peers> {
  const authorization = stack.use(await startAuthorizationServer());
  return {
    authorization,
    portal: stack.use(await startFakePortal({ takes: authorization.isActive })),
    anthropic: stack.use(await startAnthropic()),
    google: stack.use(await startGoogle()),
    backOffice: stack.use(await startReceiver()),
    zap: stack.use(await startReceiver()),
  };
}

/** As its log says. */
async function mailPortOf(server: Serving): Promise<number> {
  const lines = (await server.printed('"receiving mail"}')).split("\n");
  return JSON.parse(lines.find((line) => line.includes('"receiving mail"}')) ?? "").port;
}

function printed<T>({ code, stdout, stderr }: Ended): T {
  if (code !== 0) throw new Error(`It ended with ${code}:\n${stdout}${stderr}`);
  return JSON.parse(stdout);
}

/** Every contract takes the key by either header; each document has its own. */
async function send<T>(url: URL, key: string, method: string, body?: object): Promise<Answer<T>> {
  const headers = key.startsWith("oag_") ? { "x-api-key": key } : { authorization: `Bearer ${key}` };
  const response = await fetch(url, {
    method,
    headers: { ...headers, "content-type": "application/json" },
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: response.status, headers: response.headers, body: (await response.json()) as T };
}

/** What an address gives to anybody, as text. */
export async function read(url: string): Promise<string> {
  const response = await fetch(url);
  if (!response.ok || !response.body) throw new Error(`${url} answered ${response.status}.`);
  return text(response.body);
}
