import { readFileSync } from "node:fs";
import { type IntegrationSettings, type OperatorsClient, PORTALS } from "@orrery/domain";
import { z } from "zod";
import { StartError } from "../start/start-error.ts";

/** The operator's own clients, by the portal's name. */
export type OperatorsClients = Readonly<Record<string, OperatorsClient>>;

export interface SettingsParts {
  readonly clients?: OperatorsClients | undefined;
  /** Pages that browsers may be sent to afterwards. */
  readonly returnUrls?: readonly string[] | undefined;
  publicUrl(): string;
}

export function integrationSettings({ clients = {}, returnUrls = [], publicUrl }: SettingsParts): IntegrationSettings {
  const listed = new Set(returnUrls.map(pageOf));
  return {
    clientOf: (provider) => clients[provider],
    callbackUrlOf: (provider) => `${publicUrl()}/v1/integrations/${encodeURIComponent(provider)}/callback`,
    mayReturnTo: (url) => URL.canParse(url) && listed.has(pageOf(url)),
  };
}

/** The page itself, whatever it is asked with: that is the page's own. */
function pageOf(url: string): string {
  const { protocol, host, pathname, username, password } = new URL(url);
  return `${protocol}//${username || password ? "somebody@" : ""}${host}${pathname}`;
}

const address = z.url({ protocol: /^https?$/ });

const Clients = z.partialRecord(
  z.enum(PORTALS.filter(({ connection }) => connection === "oauth").map(({ name }) => name)),
  z
    .object({
      issuer: address.optional(),
      authorization_endpoint: address.optional(),
      token_endpoint: address.optional(),
      revocation_endpoint: address.optional(),
      client_authentication: z.enum(["basic", "post"]).optional(),
      client_id: z.string().min(1),
      client_secret: z.string().min(1).optional(),
      api_url: address,
      scopes: z.array(z.string()).default([]),
    })
    .refine(({ issuer, token_endpoint }) => (issuer ?? token_endpoint) !== undefined, {
      error: "issuer or token_endpoint must be given",
    }),
);

/** Reads the operator's clients, once for the life of the process. @throws StartError, which shows no value: some are secret */
export function operatorsClientsIn(file: string): OperatorsClients {
  const refused = (why: string, cause: unknown) =>
    new StartError(`The file ${file} ${why}. Check ORRERY_INTEGRATIONS.`, { cause });
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, "utf8"));
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    throw refused(code === undefined ? "is no JSON" : `can't be read (${code})`, cause);
  }
  const parsed = Clients.safeParse(content);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw refused(`is wrong at ${issue?.path.join(".") || "its beginning"}: ${issue?.message}`, parsed.error);
  }
  return Object.fromEntries(Object.entries(parsed.data).map(([provider, given]) => [provider, clientIn(given)]));
}

type Given = NonNullable<z.output<typeof Clients>[keyof z.output<typeof Clients>]>;

const clientIn = (given: Given): OperatorsClient => ({
  issuer: given.issuer,
  authorizationEndpoint: given.authorization_endpoint,
  tokenEndpoint: given.token_endpoint,
  revocationEndpoint: given.revocation_endpoint,
  clientAuthentication: given.client_authentication,
  clientId: given.client_id,
  clientSecret: given.client_secret,
  apiUrl: given.api_url,
  scopes: given.scopes,
});
