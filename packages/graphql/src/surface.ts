import { ERRORS, type SurfaceHandler } from "@orrery/operation";
import { createYoga, type Plugin } from "graphql-yoga";
import { admitDocument } from "./admission/admit-document.ts";
import { type Context, Exchange, type GraphQLPorts } from "./exchange.ts";
import { answer } from "./http/answer.ts";
import { documentCaches, tokenLimitPlugin } from "./http/documents.ts";
import { internalError } from "./http/errors.ts";
import { parametersPlugin } from "./http/parameters.ts";
import { schema } from "./schema.ts";

/** Where the surface is served. */
export const GRAPHQL_PATH = "/graphql";

/**
 * GraphQL over HTTP (GET for queries, POST). Requests are authenticated, measured and admitted before anything runs;
 * every answer has the limit headers, and in `extensions.cost` what it cost: `{ requested, remaining, limit, resetAt }`.
 */
export function createGraphQLSurface(ports: GraphQLPorts): SurfaceHandler {
  const yoga = createYoga<Context>({
    schema,
    graphqlEndpoint: GRAPHQL_PATH,
    plugins: [parametersPlugin, tokenLimitPlugin, admissionPlugin, answerPlugin(ports)],
    parserAndValidationCache: documentCaches(),
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

  return async (request, { address, requestId }) => {
    try {
      const authentication = await ports.authenticate(request.headers, address);
      const exchange = new Exchange(ports, authentication, request, requestId);
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
