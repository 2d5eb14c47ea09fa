import { Failure } from "@orrery/operation";
import { type DocumentNode, GraphQLError } from "graphql";
import type { VariableValues } from "graphql/execution";
import type { GraphQLParams } from "graphql-yoga";
import { admitMeasured } from "../admission/admit-document.ts";
import { coercedVariables, type Measure, measureOf } from "../admission/measure.ts";
import { type PersistedDocuments, withText } from "../documents/persisted.ts";
import type { Exchange } from "../exchange.ts";
import { executePlan, knownPlan, seesAll } from "../execution/execute.ts";
import type { Plan } from "../execution/plan.ts";
import { schema } from "../schema.ts";
import { answer, answerText } from "./answer.ts";
import type { DocumentCaches } from "./documents.ts";
import type { Report } from "./errors.ts";
import { mediaTypeFor } from "./media-type.ts";
import { isObject } from "./parameters.ts";

export interface DirectParts {
  readonly documents: PersistedDocuments;
  readonly caches: DocumentCaches;
}

/**
 * Answers what Yoga has executed before, without Yoga: a query whose text was parsed, validated and planned. It goes through
 * the same admission, and is shown in the same bytes.
 * @returns undefined where something is out of the ordinary, which is Yoga's to say: nothing was invoked yet, and what was
 * admitted or refused is so for good (`Exchange.refusal`)
 */
export async function directAnswer(
  { documents, caches }: DirectParts,
  exchange: Exchange,
  accept: string | null,
  parameters: () => Promise<GraphQLParams>,
  report: Report,
): Promise<Response | undefined> {
  const mediaType = mediaTypeFor(accept);
  if (mediaType === undefined) return undefined;
  const asked = await refusedLater(async () => planned(await parameters(), documents, caches));
  if (!asked) return undefined;
  const { params, plan, measured } = asked;
  await refusedLater(() => admitMeasured(exchange, measured, plan.reads));
  const contextValue = { exchange };
  if (!exchange.isSettled || exchange.refusal || !seesAll(contextValue, plan)) return undefined;
  documents.keep(params);
  const text = await textOf(asked, exchange, report);
  return new Response(text, { headers: { "Content-Type": `${mediaType}; charset=utf-8` } });
}

/** What is the same for everybody who may see the same is kept, until the data changes that it shows. */
async function textOf({ params, plan, variables }: Asked, exchange: Exchange, report: Report): Promise<string> {
  const { query, operationName = null } = params;
  const { reads } = plan;
  const kept = reads && exchange.kept({ asked: ["graphql", query, operationName, variables.coerced], reads });
  const known = kept?.take();
  if (typeof known === "string") return answerText(known, exchange);
  const result = await executePlan(plan, { schema, variables, contextValue: { exchange } });
  if (result.errors) return JSON.stringify(await answer(result, exchange, report));
  const data = JSON.stringify(result.data);
  kept?.offer(data, data.length);
  return answerText(data, exchange);
}

interface Asked {
  readonly params: GraphQLParams;
  readonly plan: Plan;
  readonly variables: VariableValues;
  readonly measured: Measure;
}

function planned(given: GraphQLParams, documents: PersistedDocuments, caches: DocumentCaches): Asked | undefined {
  // Nobody has checked yet what it is.
  if (!isObject(given) || !isSound(given)) return undefined;
  const params = withText(documents, given);
  const document = caches.documentCache.get(params.query ?? "") as DocumentNode | undefined;
  const plan = document && knownPlan(document, params.operationName);
  const variables = plan && coercedVariables(schema, plan.operation, params.variables);
  const measured = variables && plan.bill && measureOf(plan.bill, variables);
  return measured && { params, plan, variables, measured };
}

/** Whether all is of its type that Yoga checks. */
function isSound({ operationName, variables, extensions }: GraphQLParams): boolean {
  const isName = (operationName ?? undefined) === undefined || typeof operationName === "string";
  return isName && [variables, extensions].every((given) => (given ?? undefined) === undefined || isObject(given));
}

/** Failures come again where Yoga asks for the same, and are answered there. */
async function refusedLater<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Failure || error instanceof GraphQLError) return undefined;
    throw error;
  }
}
