import { ERRORS, type SurfaceHandler } from "@orrery/operation";
import { createYoga, type Plugin } from "graphql-yoga";
import { admitDocument } from "./admission/admit-document.ts";
import { noIntrospectionPlugin } from "./documents/introspection.ts";
import { PersistedDocuments, persistedDocumentsPlugins } from "./documents/persisted.ts";
import type { TrustedDocuments } from "./documents/trusted.ts";
import { type Context, Exchange, type GraphQLPorts } from "./exchange.ts";
import { answer } from "./http/answer.ts";
import { type DocumentCaches, documentCaches, documentLimitPlugin } from "./http/documents.ts";
import { internalError } from "./http/errors.ts";
import { parametersPlugin } from "./http/parameters.ts";
import { schema } from "./schema.ts";

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
}

/**
 * GraphQL over HTTP (GET for queries, POST). Requests are authenticated, measured and admitted before anything runs;
 * every answer has the limit headers, and in `extensions.cost` what it cost: `{ requested, remaining, limit, resetAt }`.
 */
export function createGraphQLSurface(ports: GraphQLPorts, options: GraphQLOptions = {}): SurfaceHandler {
  const { documents: trusted, documentsOnly: only, introspection = true } = options;
  const caches = documentCaches();
  const persisted = persistedDocumentsPlugins(new PersistedDocuments({ trusted, only }));
  const yoga = createYoga<Context>({
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
      answerPlugin(ports),
    ],
    parserAndValidationCache: caches,
    // The platform's own, which whatever mounts this surface knows.
    fetchAPI: { Response },
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

  return async (request, info) => {
    const { address, requestId } = info;
    try {
      const authentication = await ports.authenticate(request.headers, address);
      const exchange = new Exchange(ports, authentication, request, info);
      const response = await yoga.fetch(request, { exchange });
      const headers = exchange.decision ? ports.limitHeaders(exchange.decision) : {};
      for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
      return response;
    } catch (error) {
      ports.report(error, requestId);
      return unavailable(requestId);
    }
  };
}

/**
 * Before parsing: a text that was not seen before costs work even where it is refused in the end, so its first point is
 * taken here. Of a known one the parsed document and its errors are kept, and all its points are taken at once.
 */
function entryPlugin({ documentCache, errorCache }: DocumentCaches): Plugin<object, Context> {
  return {
    async onParams({ params, context: { exchange } }) {
      // Yoga checks the parameters after this: they may be anything yet, null included.
      const query: unknown = params?.query;
      if (typeof query === "string" && !documentCache.has(query) && !errorCache.has(query)) await exchange.enter();
    },
  };
}

/** After validation, before execution. */
const admissionPlugin: Plugin<Context> = {
  async onExecute({ args: { schema, document, operationName, variableValues, contextValue } }) {
    await admitDocument(contextValue.exchange, { schema, document, operationName, variables: variableValues });
  },
};

function answerPlugin(ports: GraphQLPorts): Plugin<object, Context> {
  return {
    async onResultProcess({ result, setResult, serverContext: { exchange } }) {
      // Batches and streams are off, so there is one result.
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
