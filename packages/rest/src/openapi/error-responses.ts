import { STATUS_CODES } from "node:http";
import {
  CREDENTIAL_INVALID,
  CREDENTIAL_MISSING,
  Failure,
  IDEMPOTENCY_KEY_REUSED,
  INVALID_INPUT,
  ORIGIN_NOT_ALLOWED,
  PLAN_TOO_LOW,
  TOO_BUSY,
} from "@orrery/operation";
import type { Contract } from "../contract.ts";
import type { RestRoute } from "../route.ts";
import type { Components } from "./components.ts";
import { failuresOf } from "./failures.ts";
import { type HeaderName, headersOf } from "./headers.ts";
import { jsonSchemaOf } from "./json-schema.ts";
import { wireSchema } from "./wire-schema.ts";

/** One failure as its contract shows it. */
interface Shown {
  readonly status: number;
  readonly code: string;
  /** As far as the body shows it. */
  readonly reason: string | undefined;
  /** What it is, whether the body shows it or not. */
  readonly cause: string;
  readonly message: string;
  readonly body: unknown;
}

/** The server's own answer where it can take no more requests, whatever the contract. */
const OVERLOADED = { status: 503, failure: new Failure("INTERNAL_ERROR", { reason: "OVERLOADED" }) };

const MORE_HEADERS: Readonly<Record<number, readonly HeaderName[]>> = {
  401: ["WWW-Authenticate"],
  429: ["Retry-After"],
  503: ["Retry-After"],
};

/** An endpoint's error responses by their status: what the contract makes of each of its failures. */
export function errorResponses(route: RestRoute, components: Components): Record<string, object> {
  const { contract } = route;
  const shown = [
    ...failuresOf(route).map((failure) => shownOf(failure, contract)),
    { ...shownOf(OVERLOADED.failure, contract), status: OVERLOADED.status },
  ];
  const byStatus = Object.groupBy(shown, ({ status }) => status);
  return Object.fromEntries(
    Object.entries(byStatus).map(([status, group = []]) => [
      status,
      components.response(nameOf(contract, group), responseOf(contract, Number(status), group)),
    ]),
  );
}

function shownOf(failure: Failure, contract: Contract): Shown {
  const { status, body } = contract.error(failure);
  const { error, code } = body as { error?: { code?: string; details?: { reason?: string } }; code?: string };
  return {
    status,
    code: code ?? error?.code ?? "",
    reason: error?.details?.reason,
    cause: failure.reason ?? failure.code,
    message: failure.message,
    body,
  };
}

const distinct = (values: readonly (string | undefined)[]) =>
  [...new Set(values.filter((value) => value !== undefined))].sort();

/** The body, with one example for each cause. */
function responseOf(contract: Contract, status: number, group: readonly Shown[]): object {
  const codes = distinct(group.map(({ code }) => code));
  const reasons = distinct(group.map(({ reason }) => reason));
  const examples = group.map(({ cause, message, body }) => [cause, { summary: message, value: body }]);
  return {
    description: distinct(group.map(({ message }) => message)).join(" "),
    headers: headersOf(status, MORE_HEADERS[status]),
    content: {
      "application/json": {
        schema: wireSchema(jsonSchemaOf(contract.errorBody(codes, reasons), "output"), contract.keys),
        examples: Object.fromEntries(examples),
      },
    },
  };
}

/** Causes that come with every request, or with every write as the one that is named does. */
const UNNAMED: ReadonlySet<string> = new Set([
  ...[INVALID_INPUT, CREDENTIAL_MISSING, CREDENTIAL_INVALID, PLAN_TOO_LOW, ORIGIN_NOT_ALLOWED].map(({ name }) => name),
  ...[TOO_BUSY, IDEMPOTENCY_KEY_REUSED].map(({ name }) => name),
  ...["PAYLOAD_TOO_LARGE", "RATE_LIMITED", "INTERNAL_ERROR", "OVERLOADED"],
]);

/** After what is in it, so that endpoints that fail alike share it: `OrkasaNotFoundLeadNotFound`. */
function nameOf({ title }: Contract, group: readonly Shown[]): string {
  const [{ status } = OVERLOADED] = group;
  const own = distinct(group.map(({ cause }) => cause)).filter((cause) => !UNNAMED.has(cause));
  return `${title}${pascalCase(STATUS_CODES[status] ?? "")}${own.map(pascalCase).join("")}`;
}

const pascalCase = (words: string) =>
  words.toLowerCase().replace(/(?:^|[ _])([a-z])/g, (_, letter: string) => letter.toUpperCase());
