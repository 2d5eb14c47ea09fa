/** One package's place: what it may import of the workspace (beside itself) and of npm, and why no more. */
export interface Layer {
  readonly workspace: readonly string[];
  /** Of these, types alone: the import is gone at run time. */
  readonly typesOf?: readonly string[];
  /** Module paths that are open beside `workspace`. */
  readonly entries?: readonly string[];
  /** Packages of npm; without it, whatever its `package.json` lists. */
  readonly npm?: readonly string[];
  /** Modules of Node that are closed to it. */
  readonly withoutNode?: readonly string[];
  readonly because: string;
}

const SERVICES = ["access", "events", "delivery", "jobs", "connectors"];
const SURFACES = ["trpc", "graphql", "rest", "mcp"];

const surface = (more: Partial<Layer> = {}): Layer => ({
  workspace: ["domain", "operation"],
  typesOf: ["db"],
  because:
    "A surface binds operations and nothing else: what it took from another surface, from the database or from the composition root would be a second way in.",
  ...more,
});

const service: Layer = {
  workspace: ["operation", "db"],
  because:
    "It stands beside the domain, on the kernel and the database: the server alone puts the pieces together, so that each can run without the others.",
};

/**
 * The direction of imports, a line a folder of `packages/`: apps → surfaces → domain → operation. A folder without a
 * line stops the check.
 */
export const LAYERS: Readonly<Record<string, Layer>> = {
  operation: {
    workspace: [],
    npm: ["zod"],
    because: "The kernel depends on zod alone, so that it knows no database, no transport and no business.",
  },
  db: {
    workspace: ["operation"],
    because: "The database layer carries out the kernel's ports, and must not know what they are used for.",
  },
  names: {
    workspace: [],
    npm: ["any-ascii", "damerau-levenshtein"],
    because: "How names are compared is arithmetic: it depends on no list, no database and nobody who asks.",
  },
  domain: {
    workspace: ["operation", "db", "names"],
    npm: ["zod"],
    withoutNode: ["http", "https", "http2", "net", "tls", "dgram", "child_process"],
    because:
      "The domain is one for all surfaces: it knows neither a transport nor a vendor, and reaches the outside world through ports.",
  },
  access: service,
  events: service,
  delivery: service,
  jobs: service,
  connectors: service,
  trpc: surface(),
  graphql: surface({ entries: ["^packages/db/src/datamodel\\.ts$"] }),
  rest: surface(),
  mcp: surface(),
  client: {
    workspace: [],
    typesOf: ["trpc", "rest"],
    because: "The client is published: it takes types from the surfaces, and no code of the server.",
  },
  testkit: {
    workspace: ["operation", "db", "names", "domain", ...SERVICES, ...SURFACES, "client", "server"],
    because: "The testkit drives a whole server from outside; of the workspace it leaves out tooling alone.",
  },
};
