import { LISTING_NOT_PUBLISHABLE } from "@orrery/domain";
import {
  Failure,
  INVALID_INPUT,
  type InputIssue,
  type InvokeOptions,
  invalidInput,
  type LinkFields,
  readBody,
  reason,
  STALE_VERSION,
} from "@orrery/operation";
import { malformedIdsOf } from "./path-ids.ts";
import { inputPlace, type RestRoute } from "./route.ts";
import { bodyReader } from "./wire/body-reader.ts";
import { fileBody } from "./wire/file-body.ts";
import { NO_VERSION, versionFromIfMatch } from "./wire/if-match.ts";
import { fieldsOf, inputSchemaOf } from "./wire/input-schema.ts";
import { jsonBody } from "./wire/json-body.ts";
import type { KeyStyle } from "./wire/key-style.ts";
import { queryReader } from "./wire/query-reader.ts";

/** What a request asks of its operation. */
export interface Bound {
  readonly input: object;
  readonly options: InvokeOptions;
  /** For when the operation is over, however it ended. */
  readonly release?: (() => void) | undefined;
}

/** How one endpoint's requests become invocations, compiled once. */
export interface Binding {
  /**
   * Path parameters (or what a link was signed for) win over the body or query. `If-Match` and the body's version have to be one.
   * @throws Failure INVALID_INPUT or PAYLOAD_TOO_LARGE for what cannot be read
   */
  bind(request: Request, url: URL, params: LinkFields): Promise<Bound>;
  /** A failure of `bind` or of the operation in the request's own terms: its names, its path's id, its `If-Match`. */
  explain(failure: Failure, request: Request): Failure;
}

const VERSION_FIELD = "expectedVersion";
export const PRECONDITION_FAILED = reason(STALE_VERSION.name, "PRECONDITION_FAILED", STALE_VERSION.message);

/** Who expects two versions at once expects one that cannot be. */
const agreed = (ifMatch: number, inBody: unknown) =>
  inBody === undefined || String(inBody) === String(ifMatch) ? ifMatch : NO_VERSION;

export function bindingOf(route: RestRoute): Binding {
  const { contract, operation } = route;
  const readInput = inputReader(route);
  const malformedIds = malformedIdsOf(route);
  const isWrite = operation.mode !== "read" && operation.mode !== "stream";
  const takesVersion = fieldsOf(inputSchemaOf(operation.input)).has(VERSION_FIELD);
  const versionOf = ({ headers }: Request) => {
    const header = takesVersion ? headers.get("if-match") : null;
    return header === null ? undefined : versionFromIfMatch(header);
  };
  return {
    async bind(request, url, params) {
      const version = versionOf(request);
      const { input, release } = await readInput(request, url);
      return {
        release,
        input: {
          ...input,
          ...params,
          ...(version !== undefined && {
            [VERSION_FIELD]: agreed(version, (input as Readonly<Record<string, unknown>>)[VERSION_FIELD]),
          }),
        },
        options: isWrite ? { idempotencyKey: request.headers.get("idempotency-key") ?? undefined } : {},
      };
    },
    explain(failure, request) {
      if (failure.reason === STALE_VERSION.name && versionOf(request) !== undefined) {
        return Failure.of(PRECONDITION_FAILED, failure.details);
      }
      if (failure.reason === LISTING_NOT_PUBLISHABLE.name) return breachesAsSent(failure, contract.keys);
      const issues = issuesOf(failure);
      const [noSuchId] = issues.flatMap(({ path }) => malformedIds.get(path) ?? []);
      if (noSuchId) return noSuchId();
      return issues.length === 0 ? failure : invalidInput(issues.map((issue) => asSent(issue, contract.keys)));
    },
  };
}

type Read = Pick<Bound, "input" | "release">;

function inputReader(route: RestRoute): (request: Request, url: URL) => Read | Promise<Read> {
  const { contract, operation, method, fields, file, receives } = route;
  if (file) {
    return async (request) => {
      const { content, contentType, discard } = await fileBody(request, file.maxBytes);
      const type = contentType !== undefined && { [file.contentType]: contentType };
      return { input: { [file.content]: content, ...type }, release: discard };
    };
  }
  if (receives) {
    return async (request) => {
      const body = await readBody(request, receives.maxBytes);
      return { input: { [receives.body]: body, [receives.headers]: Object.fromEntries(request.headers) } };
    };
  }
  const schema = inputSchemaOf(operation.input);
  if (inputPlace(method) === "query") {
    const { clampLimitAt, unknownParameter: unknown } = contract;
    const readQuery = queryReader(schema, contract.keys, { only: fields, clampLimitAt, unknown });
    return ({ headers }, url) => ({ input: { ...route.headers?.(headers), ...readQuery(url.search) } });
  }
  const readJson = bodyReader(schema, contract.keys, fields);
  return async (request) => ({ input: readJson(await jsonBody(request)) as object });
}

function issuesOf({ reason: name, details }: Failure): readonly InputIssue[] {
  return name === INVALID_INPUT.name ? ((details?.issues ?? []) as readonly InputIssue[]) : [];
}

interface Breached {
  readonly field: string;
}

/** What keeps a listing off portals, with the property's fields as the contract spells them. */
function breachesAsSent({ details, message }: Failure, keys: KeyStyle): Failure {
  const breaches = (details?.breaches ?? []) as readonly Breached[];
  const spelled = breaches.map((breach) => ({ ...breach, field: spelledPath(breach.field, keys) }));
  return Failure.of(LISTING_NOT_PUBLISHABLE, { ...details, breaches: spelled }, message);
}

const spelledPath = (path: string, keys: KeyStyle) => path.split(".").map(keys.name).join(".");

/** The kernel's name for what REST takes from a header. */
const HEADER_NAMES: Readonly<Record<string, string>> = { idempotencyKey: "Idempotency-Key" };

function asSent({ path, message }: InputIssue, keys: KeyStyle): InputIssue {
  return { path: HEADER_NAMES[path] ?? spelledPath(path, keys), message };
}
