/** A browser that opens `/graphql`, and no client that asks it something. */
export function wantsGraphiql({ method, url, headers }: Request): boolean {
  const accepts = headers.get("accept") ?? "";
  return method === "GET" && accepts.includes("text/html") && !new URL(url).searchParams.has("query");
}

/** The page has its scripts, workers and styles in itself. It asks this server alone. */
const CSP = [
  "default-src 'none'",
  "script-src 'unsafe-inline'",
  "style-src 'unsafe-inline'",
  "worker-src blob:",
  "img-src data:",
  "font-src data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

const DEFAULT_QUERY = `# A key goes below, under Headers: { "X-API-Key": "ork_live_…" }
{
  leads(first: 5) {
    nodes { name status score assignedAgent { name } }
  }
}
`;

/** GraphiQL, for development alone. Its nine megabytes are read when somebody wants to see it. */
export async function graphiqlPage(): Promise<Response> {
  const { renderGraphiQL } = await import("@graphql-yoga/render-graphiql");
  const page = renderGraphiQL({ title: "Orrery GraphiQL", defaultQuery: DEFAULT_QUERY, headers: '{"X-API-Key": ""}' });
  return new Response(page, {
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": CSP,
      "Referrer-Policy": "no-referrer",
      "X-Content-Type-Options": "nosniff",
    },
  });
}
