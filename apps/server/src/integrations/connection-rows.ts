import type { SystemDb } from "@orrery/db";
import type { ConnectionSecrets, IntegrationSecrets, IntegrationSettings } from "@orrery/domain";
import type { Kernel } from "@orrery/operation";
import type { Logger } from "../observability/log.ts";
import type { ServersOAuth } from "./portal-oauth.ts";

export interface ConnectionParts {
  readonly system: SystemDb;
  readonly oauth: ServersOAuth;
  readonly secrets: IntegrationSecrets;
  readonly settings: IntegrationSettings;
  readonly logger: Logger;
  /** Without limits: nobody asked for a renewal. */
  kernel(): Kernel;
  now(): Date;
}

/** A connection as it stands in the database. */
export const connectionOf = ({ system }: ConnectionParts, organizationId: string, provider: string) =>
  system.integration.findUnique({ where: { organizationId_provider: { organizationId, provider } } });

export type Connection = NonNullable<Awaited<ReturnType<typeof connectionOf>>>;

export const secretsOf = ({ secrets }: ConnectionParts, row: Connection): ConnectionSecrets =>
  secrets.open<ConnectionSecrets>(row.id, row.secrets);
