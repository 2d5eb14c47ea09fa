import { API_VERSION } from "../answer.ts";
import type { Contract, Space } from "../contract.ts";
import type { RestRoute } from "../route.ts";
import { Components } from "./components.ts";
import { type EndpointExample, recordedExamples } from "./examples.ts";
import { headerComponents } from "./headers.ts";
import { operationObject } from "./operation-object.ts";
import { parametersIn } from "./requests.ts";

/** An OpenAPI 3.1 document. */
export interface OpenApiDocument {
  readonly openapi: "3.1.1";
  readonly paths: Readonly<Record<string, Readonly<Record<string, object>>>>;
  readonly [field: string]: unknown;
}

/** The published document of one URL space, out of its endpoints alone: the same ones give the same text. */
export function openApiDocument(
  space: Space,
  routes: readonly RestRoute[],
  examples: Readonly<Record<string, EndpointExample | undefined>> = recordedExamples,
): OpenApiDocument {
  const own = routes.filter(({ path }) => path.startsWith(`${space}/`));
  const contracts = [...new Set(own.map(({ contract }) => contract))];
  const components = new Components();
  const idOf = operationIds();
  const paths: Record<string, Record<string, object>> = {};
  for (const route of own) {
    const { method, path } = route;
    const operation = operationObject(route, idOf(route), components, examples[`${method} ${path}`]);
    paths[path] = { ...paths[path], [method.toLowerCase()]: operation };
  }
  return {
    openapi: "3.1.1",
    info: infoOf(space, contracts),
    servers: [{ url: "/", description: "The server that the document is from." }],
    tags: contracts.map(({ title, description, limits }) => ({ name: title, description: `${description} ${limits}` })),
    paths,
    components: {
      ...components.toJSON(),
      headers: headerComponents,
      parameters: parametersIn(paths),
      securitySchemes: SECURITY_SCHEMES,
    },
  };
}

function infoOf(space: Space, contracts: readonly Contract[]) {
  return {
    title: `Orrery ${space}`,
    version: API_VERSION,
    summary: `The contracts ${contracts.map(({ title }) => title).join(" and ")}.`,
    description: DESCRIPTION,
    license: { name: "Proprietary", identifier: "LicenseRef-Proprietary" },
  };
}

const DESCRIPTION = [
  "Every credential (an API key, an access token of a login, an MCP token) works on every endpoint, in either header, within its scopes.",
  "Fields may be added to any answer: ignore those that you don't know. Unknown fields and query parameters of a request are ignored.",
  "`HEAD` is answered wherever `GET` is, `OPTIONS` everywhere. A method that a path does not have is refused as 405 with `Allow` (OrganicAgent: 404).",
  "An error may get reasons that are not listed here: then go by its code.",
].join("\n\n");

const SECURITY_SCHEMES = {
  bearer: { type: "http", scheme: "bearer", description: "An API key, an access token or an MCP token." },
  apiKey: { type: "apiKey", in: "header", name: "X-API-Key", description: "The same, in the other header." },
};

/**
 * `orkasaLeadsList`, after the contract and the operation. Further endpoints of the same operation add their method, and
 * if that is not enough their place among them, so that a new endpoint renames none that was there.
 */
function operationIds(): (route: RestRoute) => string {
  const taken = new Set<string>();
  return ({ contract, operation, method }) => {
    const [noun = "", verb = ""] = operation.name.split(".");
    const plain = `${contract.name}${capitalized(noun)}${capitalized(verb)}`;
    const withMethod = `${plain}By${capitalized(method.toLowerCase())}`;
    let id = [plain, withMethod].find((candidate) => !taken.has(candidate));
    for (let place = 2; id === undefined; place += 1) {
      if (!taken.has(`${withMethod}${place}`)) id = `${withMethod}${place}`;
    }
    taken.add(id);
    return id;
  };
}

const capitalized = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
