import { hash } from "node:crypto";
import { Failure } from "@orrery/operation";
import { GraphQLError } from "graphql";
import { z } from "zod";
import { assertLength, parseLimited } from "../http/documents.ts";

/** Documents that the operator vouches for: of the clients that belong to the server, written by their build. */
export class TrustedDocuments {
  readonly #texts: ReadonlyMap<string, string>;
  readonly #known: ReadonlySet<string>;

  /** By their ids. Each is known by the SHA-256 of its text as well, whatever its build names it by. */
  constructor(documents: ReadonlyMap<string, string>) {
    const bySha256 = [...documents.values()].map((text) => [sha256(text), text] as const);
    const byId = [...documents].map(([id, text]) => [plainId(id), text] as const);
    this.#texts = new Map([...bySha256, ...byId]);
    this.#known = new Set(documents.values());
  }

  /** By an id without prefix. */
  find(id: string): string | undefined {
    return this.#texts.get(id);
  }

  has(text: string): boolean {
    return this.#known.has(text);
  }
}

/** In lower-case hexadecimal digits. */
export const sha256 = (text: string): string => hash("sha256", text);

/** Without the prefix that GraphQL over HTTP gives to hashes. */
export const plainId = (id: string): string => id.replace(/^sha256:/, "");

const named = z.string().min(1, "An id must not be empty.");

/** What `@apollo/generate-persisted-query-manifest` writes. */
const apolloManifest = z.object({
  format: z.literal("apollo-persisted-query-manifest"),
  version: z.literal(1),
  operations: z.array(z.object({ id: named, body: z.string() })),
});

/** What graphql-codegen's `persistedDocuments` and the Relay compiler's `persistConfig.file` write: texts by their hashes. */
const textsById = z.record(named, z.string());

/** Why a file of trusted documents can't be used. */
export class BadDocuments extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "BadDocuments";
  }
}

/**
 * Reads the content of a file of trusted documents, in either shape. Each must be one that the surface would parse: that
 * it fits the schema is found out by whoever asks for it, so that one outdated client keeps no server from starting.
 * @throws BadDocuments
 */
export function readTrustedDocuments(content: string): TrustedDocuments {
  const documents = new Map<string, string>();
  for (const [id, text] of entriesOf(parsedJson(content))) {
    if ((documents.get(id) ?? text) !== text) throw new BadDocuments(`has two documents of the id ${id}`);
    assertDocument(id, text);
    documents.set(id, text);
  }
  if (documents.size === 0) throw new BadDocuments("holds no document");
  return new TrustedDocuments(documents);
}

function parsedJson(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch (cause) {
    throw new BadDocuments("is not valid JSON", { cause });
  }
}

function entriesOf(json: unknown): readonly (readonly [string, string])[] {
  const isManifest = typeof json === "object" && json !== null && "format" in json;
  if (isManifest) return checked(apolloManifest, json).operations.map(({ id, body }) => [id, body] as const);
  return Object.entries(checked(textsById, json));
}

function checked<S extends z.ZodType>(schema: S, json: unknown): z.output<S> {
  const { success, data, error } = schema.safeParse(json);
  if (success) return data;
  const [{ path, message } = { path: [], message: "" }] = error.issues;
  throw new BadDocuments(
    `is neither an Apollo manifest nor an object of texts by their ids (${[path.join("."), message].filter(Boolean).join(": ")})`,
  );
}

function assertDocument(id: string, text: string): void {
  try {
    assertLength(text);
    parseLimited(text);
  } catch (cause) {
    if (!(cause instanceof Failure || cause instanceof GraphQLError)) throw cause;
    throw new BadDocuments(`has a document ${id} that can't be served (${cause.message})`, { cause });
  }
}
