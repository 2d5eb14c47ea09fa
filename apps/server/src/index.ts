export { eventsDocument } from "./docs/events-document.ts";
export { estatePorts, filesOfImage } from "./estate.ts";
export { eventStreamLinks } from "./links.ts";
export { createLogger, type Logger } from "./observability/log.ts";
export { createOrganization } from "./organizations.ts";
export { cursorKeyOf, linkKeyOf, sealingKeyOf } from "./secret.ts";
export { type Credentials, ensureCredentials } from "./seed/credentials.ts";
export { ensureDemonstration } from "./seed/seed.ts";
export { buildServer, type RunningServer, type ServerOptions } from "./server.ts";
