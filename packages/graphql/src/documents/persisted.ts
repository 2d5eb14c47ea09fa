import { Failure, invalidInput, reason } from "@orrery/operation";
import { GraphQLError } from "graphql";
import type { GraphQLParams, Plugin } from "graphql-yoga";
import { LRUCache } from "lru-cache";
import type { Context } from "../exchange.ts";
import { plainId, sha256, TrustedDocuments } from "./trusted.ts";

/** Stock clients know this one by its message, or by its name, and then send the text along. */
const NOT_FOUND = reason("PERSISTED_QUERY_NOT_FOUND", "NOT_FOUND", "PersistedQueryNotFound");
const MISMATCH = reason("PERSISTED_QUERY_MISMATCH", "BAD_REQUEST", "The document is not the one of its hash.");
const NOT_TRUSTED = reason(
  "DOCUMENT_NOT_TRUSTED",
  "FORBIDDEN",
  "This server takes documents that its operator trusts, and this is none of them.",
);

/** Characters of text that are kept. */
const KEPT_CHARS = 4 * 1024 * 1024;

/** What of a request names a document, before anybody has checked it. */
interface Addressed {
  readonly query?: unknown;
  readonly documentId?: unknown;
  readonly extensions?: { readonly persistedQuery?: unknown } | null;
}

/**
 * Documents that requests name instead of sending them: the operator's, and those that clients have sent along with their
 * hash (automatic persisted queries). The latter are kept per process, bounded by what they take, and only once they were
 * admitted: what is malformed, refused or over its limit pushes nothing out.
 */
export class PersistedDocuments {
  readonly #trusted: TrustedDocuments;
  readonly #trustedOnly: boolean;
  readonly #kept = new LRUCache<string, string>({
    maxSize: KEPT_CHARS,
    sizeCalculation: (text, id) => text.length + id.length,
  });

  constructor({ trusted, only = false }: { trusted?: TrustedDocuments | undefined; only?: boolean | undefined }) {
    this.#trusted = trusted ?? new TrustedDocuments(new Map());
    this.#trustedOnly = only;
  }

  /**
   * The text that a request asks for; undefined where what it has in place of one is for Yoga to refuse.
   * @throws Failure or GraphQLError: no such document, another one than its hash says, or none that is trusted.
   */
  textOf(addressed: Addressed): string | undefined {
    const ids = idsOf(addressed);
    const [first] = ids;
    const sent = addressed.query ?? undefined;
    if (sent !== undefined && typeof sent !== "string") return undefined;
    const text = sent ?? (first === undefined ? undefined : this.#find(first));
    if (text === undefined) {
      if (first === undefined) return undefined;
      throw notFound();
    }
    if (!ids.every((id) => this.#find(id) === text || sha256(text) === id)) throw Failure.of(MISMATCH);
    if (this.#trustedOnly && !this.#trusted.has(text)) throw Failure.of(NOT_TRUSTED);
    return text;
  }

  /** Keeps the text of an admitted request, if it has its hash: `textOf` has seen that it is the text's. */
  keep(addressed: Addressed): void {
    const { query } = addressed;
    const [hash] = idsOf(addressed);
    if (typeof query === "string" && hash !== undefined && !this.#trusted.has(query)) this.#kept.set(hash, query);
  }

  #find(id: string): string | undefined {
    return this.#trusted.find(id) ?? this.#kept.get(id);
  }
}

/**
 * A request's parameters with the text in the place of what names it.
 * @throws Failure or GraphQLError, as `textOf` does.
 */
export function withText(documents: PersistedDocuments, params: GraphQLParams): GraphQLParams {
  const query = documents.textOf(params);
  return query === undefined ? params : { ...withoutId(params), query };
}

/** Puts the text in the place of what names it; later, what was admitted is kept. Stands before what looks at texts, and after admission. */
export function persistedDocumentsPlugins(documents: PersistedDocuments): {
  resolving: Plugin;
  keeping: Plugin<Context>;
} {
  const keep = ({ args: { contextValue } }: { readonly args: { readonly contextValue: Context } }) => {
    const { exchange, params } = contextValue as Context & { readonly params: GraphQLParams };
    // What names no operation that it has goes past admission, to fail in execution.
    if (exchange.isSettled) documents.keep(params);
  };
  return {
    resolving: {
      onParams({ params, setParams }) {
        // Nobody has checked what it is yet: null, a text or a batch is for Yoga to refuse.
        if (typeof params !== "object" || params === null || Array.isArray(params)) return;
        setParams(withText(documents, params));
      },
    },
    keeping: { onExecute: keep, onSubscribe: keep },
  };
}

function withoutId(params: GraphQLParams & Addressed): GraphQLParams {
  const { documentId: _, ...known } = params;
  return known;
}

/** The ids of a request: `documentId` (GraphQL over HTTP, "Persisted Documents") and the hash of Apollo's protocol. */
function idsOf({ documentId, extensions }: Addressed): readonly string[] {
  const { persistedQuery } = extensions ?? {};
  return [
    ...(documentId === undefined || documentId === null ? [] : [idIn(documentId)]),
    ...(persistedQuery === undefined || persistedQuery === null ? [] : [hashIn(persistedQuery)]),
  ];
}

function idIn(documentId: unknown): string {
  if (typeof documentId !== "string" || documentId === "") {
    throw invalidInput([{ path: "documentId", message: "Must be a text." }]);
  }
  return plainId(documentId);
}

function hashIn(persistedQuery: unknown): string {
  const { version, sha256Hash } = persistedQuery as { readonly version?: unknown; readonly sha256Hash?: unknown };
  if (version === 1 && typeof sha256Hash === "string" && sha256Hash !== "") return plainId(sha256Hash);
  throw invalidInput([{ path: "extensions.persistedQuery", message: "Must be { version: 1, sha256Hash }." }]);
}

/** Over plain JSON with 200, as the protocol's clients that stop at a status expect it. */
function notFound(): GraphQLError {
  const originalError = Failure.of(NOT_FOUND);
  return new GraphQLError(originalError.message, { originalError, extensions: { http: { spec: true } } });
}
