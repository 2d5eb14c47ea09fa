import type { OpenApiDocument, RestRoute } from "@orrery/rest";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { expect } from "vitest";

type Json = Record<string, unknown>;

interface Described {
  readonly $ref?: string;
  readonly required?: boolean;
  readonly schema?: Json;
  readonly headers?: Readonly<Record<string, Described>>;
  readonly content?: Readonly<Record<string, unknown>>;
}

/** One answer of a server, its body read. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** JSON; of a stream its first frame with data. */
  readonly body: unknown;
}

/** Headers for browsers and proxies, that say nothing to a client. */
const UNDESCRIBED = new Set(["x-accel-buffering", "x-content-type-options"]);

/** Holds requests and answers to a document: what it does not describe, fails. */
export function describedBy(document: OpenApiDocument) {
  const closed = structuredClone(document) as unknown as Json;
  closeObjects(closed);
  const ajv = formats.default(new Ajv2020({ strict: false, allErrors: true, coerceTypes: false }));
  ajv.addSchema(document, "open").addSchema(closed, "closed");

  const at = (pointer: string): unknown =>
    pointer
      .split("/")
      .slice(1)
      .reduce<unknown>((value, part) => (value as Json | undefined)?.[decoded(part)], document);
  /** Follows references, and says where it ended. */
  function resolve(pointer: string): { readonly found: Described | undefined; readonly pointer: string } {
    const found = at(pointer) as Described | undefined;
    return found?.$ref === undefined ? { found, pointer } : resolve(found.$ref.replace("#", ""));
  }
  function expectValid(text: "open" | "closed", pointer: string, value: unknown, what: string): void {
    const validate = ajv.getSchema(`${text}#${pointer}`);
    if (!validate) throw new Error(`The document has nothing at ${pointer}.`);
    validate(value);
    expect(validate.errors ?? [], `${what}: ${JSON.stringify(value)}`).toEqual([]);
  }
  const operationAt = ({ path, method }: RestRoute) => `/paths/${encoded(path)}/${method.toLowerCase()}`;

  return {
    /** The names and schemas of what a request may carry beside its body. */
    expectParameter(route: RestRoute, place: "path" | "query", name: string, value: unknown): void {
      const pointer = `${operationAt(route)}/parameters`;
      const parameters = at(pointer) as readonly { readonly in: string; readonly name: string }[];
      const index = parameters.findIndex((parameter) => parameter.in === place && parameter.name === name);
      expect(index, `${place} ${name}`).toBeGreaterThanOrEqual(0);
      expectValid("open", `${pointer}/${index}/schema`, value, name);
    },
    expectBody(route: RestRoute, body: unknown): void {
      const content = `${operationAt(route)}/requestBody/content`;
      for (const type of Object.keys((at(content) ?? {}) as Json))
        expectValid("closed", `${content}/${encoded(type)}/schema`, body, type);
    },
    /** The media types that a request's body may have. */
    bodyTypes: (route: RestRoute): readonly string[] =>
      Object.keys((at(`${operationAt(route)}/requestBody/content`) ?? {}) as Json),
    /** That the document has this status, these headers and this body for the endpoint, and nothing is left over. */
    expectAnswer(route: RestRoute, { status, headers, body }: Answer): void {
      const { found, pointer } = resolve(`${operationAt(route)}/responses/${status}`);
      expect(found, `${route.method} ${route.path} describes ${status} for ${JSON.stringify(body)}`).toBeDefined();
      for (const [name, header] of Object.entries(found?.headers ?? {})) {
        const described = header.$ref === undefined ? header : resolve(header.$ref.replace("#", "")).found;
        const value = headers.get(name);
        if (described?.required) expect(value, `${name} of ${status}`).not.toBeNull();
        if (value !== null && described?.schema?.type === "integer") expect(value, name).toMatch(/^\d+$/);
      }
      const described = Object.keys(found?.headers ?? {}).map((name) => name.toLowerCase());
      expect([...headers.keys()].filter((name) => /^(x-|ratelimit)/.test(name) && !UNDESCRIBED.has(name))).toSatisfy(
        (names: readonly string[]) => names.every((name) => described.includes(name)),
      );
      expect(body === undefined).toBe(found?.content === undefined);
      if (body === undefined) return;
      const [type = ""] = (headers.get("content-type") ?? "").split(";");
      expect(Object.keys(found?.content ?? {}), `the type of ${status}`).toContain(type);
      const part = type === "text/event-stream" ? "x-frame-data" : "schema";
      expectValid("closed", `${pointer}/content/${encoded(type)}/${part}`, body, `${status}`);
    },
  };
}

const decoded = (part: string) => decodeURIComponent(part).replaceAll("~1", "/").replaceAll("~0", "~");
const encoded = (part: string) => encodeURIComponent(part.replaceAll("~", "~0").replaceAll("/", "~1"));

/** The published schemas let fields be added; here, what the document does not name is an error. */
function closeObjects(value: unknown): void {
  if (value === null || typeof value !== "object") return;
  const schema = value as Json;
  if (schema.type === "object" && schema.properties !== undefined) schema.additionalProperties ??= false;
  for (const [key, inner] of Object.entries(schema)) {
    if (key !== "example" && key !== "examples") closeObjects(inner);
  }
}
