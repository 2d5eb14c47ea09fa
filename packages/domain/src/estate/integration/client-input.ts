import { type Fail, type InputIssue, invalidInput } from "@orrery/operation";
import { z } from "zod";
import { text } from "../../fields/text.ts";
import { INTEGRATION_NOT_CONFIGURED } from "./integration.ts";
import type { GivenEndpoints, IntegrationSettings } from "./ports.ts";

const URL_MAX = 2_048;
const SCOPES_MAX = 50;
/** RFC 6749, 3.3. */
const SCOPE = /^[\x21\x23-\x5B\x5D-\x7E]{1,200}$/;

const address = () => text(URL_MAX).refine((value) => URL.canParse(value), { error: "Must be a URL." });

/** A client that a brokerage has registered with a portal itself. Without any of it, the operator's is taken. */
export const clientFields = {
  issuer: address().optional().describe("The authorization server, whose metadata say where its endpoints are."),
  authorizationEndpoint: address().optional(),
  tokenEndpoint: address().optional().describe("Where the portal has no metadata: its endpoints one by one."),
  revocationEndpoint: address().optional(),
  clientAuthentication: z
    .enum(["basic", "post"])
    .optional()
    .describe("How the client shows its secret: in the header, unless the metadata say otherwise, or in the body."),
  apiUrl: address()
    .refine((value) => !value.includes("?"), { error: "Must be without a query: paths are put after it." })
    .optional()
    .describe("Where the portal's API is."),
  clientId: text(500).optional(),
  clientSecret: text(2_000).optional().describe("It is encrypted, and not shown again."),
  scopes: z
    .array(z.string().regex(SCOPE, { error: "Must be a scope as OAuth 2.0 has it." }))
    .max(SCOPES_MAX)
    .optional(),
};

const ClientInput = z.object(clientFields);
export type ClientInput = z.output<typeof ClientInput>;

/** A client, from whomever, as it was given. */
export interface GivenClient {
  readonly client: "own" | "operator";
  readonly endpoints: GivenEndpoints;
  readonly clientId: string;
  readonly clientSecret: string | undefined;
  readonly apiUrl: string;
  readonly scopes: readonly string[];
}

interface Request {
  readonly integrationSettings: IntegrationSettings;
  readonly fail: Fail<typeof INTEGRATION_NOT_CONFIGURED>;
}

/**
 * The brokerage's own client, or else the operator's. Nothing of the one is ever mixed with the other: the operator's secret
 * would go to an address that a user chose.
 */
export function givenClient({ integrationSettings, fail }: Request, provider: string, input: ClientInput): GivenClient {
  const { scopes, clientId, clientSecret, apiUrl, ...endpoints } = input;
  const isOwn = Object.values({ clientId, clientSecret, apiUrl, ...endpoints }).some((value) => value !== undefined);
  if (!isOwn) {
    const { scopes: usual, ...operators } = integrationSettings.clientOf(provider) ?? fail(INTEGRATION_NOT_CONFIGURED);
    const { clientId, clientSecret, apiUrl, ...endpoints } = operators;
    const client = { client: "operator" as const, endpoints, clientId, clientSecret, apiUrl: withoutSlash(apiUrl) };
    return { ...client, scopes: scopes ?? usual };
  }
  if (clientId === undefined || apiUrl === undefined || (endpoints.issuer ?? endpoints.tokenEndpoint) === undefined) {
    throw invalidInput(missing({ clientId, apiUrl, issuer: endpoints.issuer ?? endpoints.tokenEndpoint }));
  }
  return { client: "own", endpoints, clientId, clientSecret, apiUrl: withoutSlash(apiUrl), scopes: scopes ?? [] };
}

const missing = (fields: Readonly<Record<string, string | undefined>>): readonly InputIssue[] =>
  Object.entries(fields).flatMap(([path, value]) =>
    value === undefined ? [{ path, message: "Must be given for a client of your own." }] : [],
  );

const withoutSlash = (url: string): string => url.replace(/\/+$/, "");
