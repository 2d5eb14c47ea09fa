export { createLogger, type Logger } from "./observability/log.ts";
export { createOrganization, type NewOrganization, type OrganizationPair } from "./organizations.ts";
export { cursorKeyOf } from "./secret.ts";
export { type Credentials, ensureCredentials } from "./seed/credentials.ts";
export { ensureDemonstration } from "./seed/seed.ts";
export { buildServer, type RunningServer, type ServerOptions } from "./server.ts";
