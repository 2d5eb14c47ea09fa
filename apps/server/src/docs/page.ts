/** The reference page: Swagger UI over both REST documents, and the way to the other two. */
export const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Orrery API reference</title>
    <link rel="icon" href="/docs/favicon.png">
    <link rel="stylesheet" href="/docs/swagger-ui.css">
    <link rel="stylesheet" href="/docs/page.css">
  </head>
  <body>
    <nav>
      <strong>Orrery API reference</strong>
      <a href="/v1/openapi.json">OpenAPI of /v1</a>
      <a href="/api/v1/openapi.json">OpenAPI of /api/v1</a>
      <a href="/docs/schema.graphql">GraphQL schema</a>
      <a href="/docs/events.asyncapi.json">AsyncAPI of the events</a>
    </nav>
    <main id="reference"></main>
    <noscript>This page needs JavaScript; the documents above do not.</noscript>
    <script src="/docs/swagger-ui-bundle.js"></script>
    <script src="/docs/swagger-ui-standalone-preset.js"></script>
    <script src="/docs/page.js"></script>
  </body>
</html>
`;

export const PAGE_SCRIPT = `SwaggerUIBundle({
  dom_id: "#reference",
  urls: [
    { url: "/v1/openapi.json", name: "/v1: Orkasa and Orkestra" },
    { url: "/api/v1/openapi.json", name: "/api/v1: OrganicAgent and Orckai" },
  ],
  deepLinking: true,
  displayRequestDuration: true,
  docExpansion: "list",
  defaultModelsExpandDepth: 0,
  // It would send the document to somebody else's server.
  validatorUrl: null,
  presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
  layout: "StandaloneLayout",
});
`;

export const PAGE_STYLE = `body { margin: 0; }
nav { display: flex; flex-wrap: wrap; gap: 0.5rem 1.5rem; padding: 0.75rem 1.25rem; font: 14px/1.5 sans-serif; }
.swagger-ui .topbar-wrapper > .link { display: none; }
`;

/** Scripts and styles of its own origin, no inline ones, no other host. */
export const PAGE_CSP = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");
