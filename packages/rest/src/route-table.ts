import { TrieRouter } from "hono/router/trie-router";
import type { Contract, Space } from "./contract.ts";
import { orckai } from "./contracts/orckai/contract.ts";
import { orkestra } from "./contracts/orkestra/contract.ts";
import { reso } from "./contracts/reso/contract.ts";
import { pathParameters, type RestRoute } from "./route.ts";

/** Whose answer a path is where no endpoint has it (CONTRACTS.md, "The four published contracts"). */
const SPACE_CONTRACTS: Record<Space | "/reso", Contract> = { "/v1": orkestra, "/api/v1": orckai, "/reso": reso };

/** What a method and path lead to. */
export interface Target<Route extends RestRoute> {
  /** Whose limits and error bodies hold, also where there is no endpoint. */
  readonly contract: Contract;
  readonly endpoint?: Route;
  readonly params: Readonly<Record<string, string>>;
  /** The methods that the path has; none for an unknown path. */
  readonly allow: readonly string[];
}

interface Resource<Route> {
  readonly path: string;
  readonly contract: Contract;
  readonly methods: Map<string, Route>;
}

/** Finds an endpoint by method and path. A trailing slash makes no other resource; `HEAD` is `GET` without its body. */
export function routeTable<Route extends RestRoute>(
  routes: readonly Route[],
): (method: string, pathname: string) => Target<Route> {
  const router = new TrieRouter<Resource<Route>>();
  // The first match wins, so `/workflows/executions` goes in before `/workflows/{id}`.
  const resources = resourcesOf(routes).toSorted((a, b) => wildcards(a) - wildcards(b));
  for (const resource of resources) router.add("ALL", patternOf(resource.path), resource);
  return (method, pathname) => {
    const [[match] = []] = router.match("ALL", plain(pathname.replace(/\/$/, "")));
    if (!match) return { contract: spaceContract(pathname), params: {}, allow: [] };
    const [{ path, contract, methods }, params] = match;
    const endpoint = methods.get(method === "HEAD" ? "GET" : method);
    return { contract, ...(endpoint && { endpoint }), params: decodedParams(path, params), allow: allowed(methods) };
  };
}

const wildcards = ({ path }: Resource<unknown>) => pathParameters(path).length;

function resourcesOf<Route extends RestRoute>(routes: readonly Route[]): Resource<Route>[] {
  const resources = new Map<string, Resource<Route>>();
  for (const route of routes) {
    const { path, contract, method } = route;
    const resource = resources.get(path) ?? { path, contract, methods: new Map<string, Route>() };
    if (resource.methods.has(method)) throw new Error(`${method} ${path} is bound twice.`);
    resource.methods.set(method, route);
    resources.set(path, resource);
  }
  return [...resources.values()];
}

function spaceContract(pathname: string): Contract {
  const within = (space: string) => pathname === space || pathname.startsWith(`${space}/`);
  return SPACE_CONTRACTS[within("/api/v1") ? "/api/v1" : within("/reso") ? "/reso" : "/v1"];
}

function allowed(methods: ReadonlyMap<string, unknown>): string[] {
  return [...methods.keys()].flatMap((method) => (method === "GET" ? ["GET", "HEAD"] : [method]));
}

/** A parameter, and what stands around it in its segment (`Property('{key}')`). */
const PARAMETER = /([^/]*)\{(\w+)\}([^/]*)/g;

/** As the router has it, which takes whole segments alone. */
const patternOf = (path: string) =>
  path.replace(PARAMETER, (_, before: string, name: string, after: string) =>
    before === "" && after === "" ? `:${name}` : `:${name}{${literally(before)}[^/]+${literally(after)}}`,
  );

const literally = (text: string) => text.replace(/[()]/g, String.raw`\$&`);

/** OData's own signs stand for themselves in a path, whether a client writes them out or not. */
const plain = (pathname: string) => pathname.replace(/%2[4789]/g, decodeURIComponent);

/** What cannot be decoded stays as it came: it is no id, and the operation says so. */
function decodedParams(path: string, params: Readonly<Record<string, string | number>>): Record<string, string> {
  const around = new Map(
    [...path.matchAll(PARAMETER)].map(([, before = "", name = "", after = ""]) => [name, [before, after]]),
  );
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      const [before = "", after = ""] = around.get(name) ?? [];
      const text = String(value);
      return [name, decoded(text.slice(before.length, text.length - after.length))];
    }),
  );
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
