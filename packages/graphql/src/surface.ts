import { ERRORS, type SurfaceHandler } from "@orrery/operation";
import type { DocumentNode, GraphQLSchema } from "graphql";
import { createYoga, type Plugin } from "graphql-yoga";
import { admitDocument } from "./admission/admit-document.ts";
import { noIntrospectionPlugin } from "./documents/introspection.ts";
import { PersistedDocuments, persistedDocumentsPlugins } from "./documents/persisted.ts";
import type { TrustedDocuments } from "./documents/trusted.ts";
import { type Context, Exchange, type GraphQLPorts } from "./exchange.ts";
import { planPlugin } from "./execution/plugin.ts";
import { answer } from "./http/answer.ts";
import { directAnswer } from "./http/direct.ts";
import { type DocumentCaches, documentCaches, documentLimitPlugin, isKnown } from "./http/documents.ts";
import { internalError, type Report } from "./http/errors.ts";
import { parametersOf, parametersPlugin, type Read } from "./http/parameters.ts";
import { schema } from "./schema.ts";
import type { SocketLimits } from "./sockets/limits.ts";
import { createSockets, type GraphQLSockets } from "./sockets/sockets.ts";
import { OpenStreams } from "./subscriptions/answered.ts";
import { acceptedBy, breakingOff } from "./subscriptions/event-stream.ts";
import { streamPlugin } from "./subscriptions/plugin.ts";

/** Where the surface is served. */
export const GRAPHQL_PATH = "/graphql";

/** What the operator decides. */
export interface GraphQLOptions {
  /** The documents that requests may name by their ids, beside those that clients have sent with their hash. */
  readonly documents?: TrustedDocuments | undefined;
  /** Refuses every document that is not among them. Default: no. */
  readonly documentsOnly?: boolean;
  /** Whether `__schema` and `__type` are answered. Default: yes. */
  readonly introspection?: boolean;
  /** What WebSockets may take; as documented, unless told. */
  readonly sockets?: Partial<SocketLimits>;
}

/** The surface: over HTTP, and over WebSockets. */
export interface GraphQLSurface {
  /**
   * GraphQL over HTTP (GET for all but mutations, POST), subscriptions as server-sent events. Requests are authenticated,
   * measured and admitted before anything runs; every answer has the limit headers, and in `extensions.cost` what it
   * cost: `{ requested, remaining, limit, resetAt }`.
   */
  readonly handle: SurfaceHandler;
  readonly sockets: GraphQLSockets;
  /** Subscriptions that are open, over either. */
  readonly subscriptions: { readonly count: number };
}

export function createGraphQLSurface(ports: GraphQLPorts, options: GraphQLOptions = {}): GraphQLSurface {
  const { documents: trusted, documentsOnly: only, introspection = true } = options;
  const caches = documentCaches();
  const documents = new PersistedDocuments({ trusted, only });
  const persisted = persistedDocumentsPlugins(documents);
  const subscriptions = new OpenStreams();
  const yoga = createYoga<Context & Read>({
    schema,
    graphqlEndpoint: GRAPHQL_PATH,
    plugins: [
      parametersPlugin,
      persisted.resolving,
      entryPlugin(caches),
      documentLimitPlugin,
      ...(introspection ? [] : [noIntrospectionPlugin]),
      admissionPlugin,
      persisted.keeping,
      planPlugin,
      streamPlugin(subscriptions, ports.report),
      answerPlugin(ports),
    ],
    parserAndValidationCache: caches,
    // The platform's own, which whatever mounts this surface knows. A stream of another make would be copied into one, by
    // code of Node's that throws out of anybody's reach where a client leaves.
    fetchAPI: { Response, ReadableStream, TextEncoder },
    // Errors are shown by `answer`, sizes limited by `parameters`; the server answers for origins and for its health.
    maskedErrors: false,
    maxRequestBodySize: false,
    batching: false,
    multipart: false,
    cors: false,
    graphiql: false,
    landingPage: false,
    logging: false,
  });

  const handle: SurfaceHandler = async (request, info) => {
    const { address, requestId } = info;
    try {
      const authentication = await ports.authenticate(request.headers, address);
      const exchange = new Exchange(ports, authentication, { ...info, ...askedOver(request) });
      const parameters = parametersOf(request);
      const accept = request.headers.get("accept");
      const report: Report = (error) => ports.report(error, requestId);
      const direct =
        request.method === "POST"
          ? await directAnswer({ documents, caches }, exchange, accept, parameters, report)
          : undefined;
      const response = direct ?? breakingOff(await yoga.fetch(request, { exchange, parameters }));
      const headers = exchange.decision ? ports.limitHeaders(exchange.decision) : {};
      for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
      return response;
    } catch (error) {
      ports.report(error, requestId);
      return unavailable(requestId);
    }
  };
  const getEnveloped = (context: object) => yoga.getEnveloped(context);
  const sockets = createSockets({ ports, documents, caches, subscriptions, getEnveloped }, options.sockets);
  return { handle, sockets, subscriptions };
}

/** Who accepts a stream and nothing else is answered by results alone: its client would not read an error's status. */
function askedOver({ headers }: Request) {
  const { stream, json } = acceptedBy(headers);
  return {
    idempotencyKey: headers.get("idempotency-key") ?? undefined,
    reply: { isStream: stream, hasStatus: json || !stream, endsByItself: false },
  };
}

/**
 * Before parsing: a text that was not seen before costs work even where it is refused in the end, so its first point is
 * taken here. Of a known one the parsed document and its errors are kept, and all its points are taken at once.
 */
function entryPlugin(caches: DocumentCaches): Plugin<object, Context> {
  return {
    async onParams({ params, context: { exchange } }) {
      // Yoga checks the parameters after this: they may be anything yet, null included.
      const query: unknown = params?.query;
      if (typeof query === "string" && !isKnown(caches, query)) await exchange.enter();
    },
  };
}

/** After validation, before execution. */
const admissionPlugin: Plugin<Context> = { onExecute: admitted, onSubscribe: admitted };

interface Admitted {
  readonly args: {
    readonly schema: GraphQLSchema;
    readonly document: DocumentNode;
    readonly operationName?: string | null | undefined;
    readonly variableValues?: Readonly<Record<string, unknown>> | null | undefined;
    readonly contextValue: Context;
  };
}

async function admitted({ args: { variableValues: variables, contextValue, ...submission } }: Admitted): Promise<void> {
  const { exchange } = contextValue;
  if (exchange.refusal) throw exchange.refusal;
  // What came over a socket has been admitted already, as has what was nearly answered directly.
  if (!exchange.isSettled) await admitDocument(exchange, { ...submission, variables });
}

function answerPlugin(ports: GraphQLPorts): Plugin<object, Context> {
  return {
    async onResultProcess({ result, setResult, serverContext: { exchange } }) {
      // Batches are off, so there is one result, or the stream of a subscription, which answers by itself.
      if (!Array.isArray(result) && !(Symbol.asyncIterator in result)) {
        setResult(await answer(result, exchange, (error) => ports.report(error, exchange.requestId)));
      }
    },
  };
}

/** The answer where not even the credential or the limit could be looked up. */
function unavailable(requestId: string): Response {
  const { code, message, details } = internalError(requestId);
  return Response.json({ errors: [{ message, extensions: { code, details } }] }, { status: ERRORS[code].http });
}
