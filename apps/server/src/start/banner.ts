import type { GivenCredentials } from "../seed/credentials.ts";
import { DEMONSTRATION } from "../seed/seeds.ts";

export interface BannerFacts {
  readonly url: string;
  /** Where the credentials are; undefined where the database has organizations of its own. */
  readonly credentialsFile: string | undefined;
  readonly given: GivenCredentials | undefined;
}

/** What a developer sees at the start: the addresses, and at the first start a request to paste for each surface. */
export function banner({ url, credentialsFile, given }: BannerFacts): string {
  const places = [
    ["REST (Orkasa, Orkestra)", `${url}/v1`],
    ["REST (OrganicAgent, Orckai)", `${url}/api/v1`],
    ["GraphQL, and GraphiQL", `${url}/graphql`],
    ["tRPC", `${url}/trpc`],
    ["MCP", `${url}/mcp`],
    ["Documentation", `${url}/docs`],
    ["Operations", `${url}/healthz  ${url}/readyz  ${url}/metrics`],
  ] as const;
  const width = Math.max(...places.map(([name]) => name.length));
  const lines = ["", "Orrery is ready.", "", ...places.map(([name, where]) => `  ${name.padEnd(width)}  ${where}`), ""];
  if (!given || credentialsFile === undefined) {
    lines.push(
      "  No demonstration data: this database has organizations of its own. Keys: npm run orrery -- keys create --help",
    );
  } else {
    lines.push(`  Demonstration keys and login: ${credentialsFile}`);
    if (given.fresh) lines.push(`  Demonstration data: ${content()}; the pictures of the listings follow`);
    if (given.fresh) lines.push("", "Try it:", "", ...examples(given).flatMap((example) => [example, ""]));
  }
  return `${lines.join("\n")}\n`;
}

/** "5 agents, 200 listings and 40 leads". */
function content(): string {
  const counts = Object.entries(DEMONSTRATION.live).map(([kind, seeds]) => `${seeds.length} ${kind}`);
  return `${counts.slice(0, -1).join(", ")} and ${counts.at(-1)}`;
}

/** One request a surface, ready to paste into a POSIX shell. */
function examples({ credentials: { url, email, password, keys } }: GivenCredentials): string[] {
  const query = "{ leads(first: 5) { nodes { name status score assignedAgent { name } } } }";
  const toolCall = { name: "leads_list", arguments: { status: "new", limit: 5 } };
  const lead = { name: "Jane Doe", email: "jane@example.com", phone: "555-0100" };
  return [
    curl("REST, Orkasa: the newest leads", [`'${url}/v1/leads?limit=5'`, `-H 'Authorization: Bearer ${keys.orkasa}'`]),
    curl("REST, OrganicAgent: a new lead", [
      `'${url}/api/v1/leads'`,
      `-H 'X-API-Key: ${keys.organicagent}'`,
      "-H 'Content-Type: application/json'",
      `-d '${JSON.stringify(lead)}'`,
    ]),
    curl("REST, Orckai: the organization", [`'${url}/api/v1/organization'`, `-H 'X-API-Key: ${keys.orckai}'`]),
    curl("REST, Orkestra: a login, which gives an accessToken for any of them", [
      `'${url}/v1/auth/login'`,
      "-H 'Content-Type: application/json'",
      `-d '${JSON.stringify({ email, password })}'`,
    ]),
    curl("GraphQL: leads with their agents", [
      `'${url}/graphql'`,
      `-H 'Authorization: Bearer ${keys.orkestra}'`,
      "-H 'Content-Type: application/json'",
      `-d '${JSON.stringify({ query })}'`,
    ]),
    curl("tRPC: leads in the state new", [
      `'${url}/trpc/leads.list?input=${encodeURIComponent(JSON.stringify({ status: "new", limit: 5 }))}'`,
      `-H 'Authorization: Bearer ${keys.orkestra}'`,
    ]),
    curl("MCP: the same, as an agent asks for it", [
      `'${url}/mcp'`,
      `-H 'Authorization: Bearer ${keys.orkestra}'`,
      "-H 'Content-Type: application/json'",
      "-H 'Accept: application/json, text/event-stream'",
      `-d '${JSON.stringify({ jsonrpc: "2.0", id: 1, method: "tools/call", params: toolCall })}'`,
    ]),
  ];
}

function curl(title: string, parts: readonly string[]): string {
  return `# ${title}\ncurl -s ${parts.join(" \\\n  ")}`;
}
