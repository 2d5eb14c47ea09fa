import type { Authenticator } from "@orrery/access";
import type { Outgoing } from "@orrery/connectors";
import type { SystemDb } from "@orrery/db";
import type { IntegrationPorts } from "@orrery/domain";
import type { Kernel } from "@orrery/operation";
import type { Logger } from "../observability/log.ts";
import { type RootSecrets, sealingKeysOf } from "../secret.ts";
import { integrationAuthorizations } from "./authorizations.ts";
import { type Connections, createConnections } from "./connections.ts";
import { integrationSecrets } from "./integration-secrets.ts";
import { portalOAuth } from "./portal-oauth.ts";
import { integrationSettings, type OperatorsClients } from "./settings.ts";

/** How a server connects to portals. */
export interface IntegrationOptions {
  /** The operator's own clients, by the portal's name. */
  readonly clients?: OperatorsClients | undefined;
  /** Pages that browsers may be sent to after an authorization. */
  readonly returnUrls?: readonly string[] | undefined;
  /** How long one request to a provider may take; default 10 s. */
  readonly timeoutSeconds?: number | undefined;
}

export interface IntegrationGround {
  readonly system: SystemDb;
  readonly outgoing: Pick<Outgoing, "problemOf" | "dispatcher">;
  readonly secrets: RootSecrets;
  readonly standingOf: Authenticator["standingOf"];
  readonly logger: Logger;
  publicUrl(): string;
  kernel(): Kernel;
  readonly now?: (() => Date) | undefined;
}

/** What the domain's integrations ask of the outside world, and what publishing asks of them. */
export function integrationParts(
  { clients, returnUrls, timeoutSeconds }: IntegrationOptions,
  { secrets: rootSecrets, outgoing, publicUrl, now = () => new Date(), ...ground }: IntegrationGround,
): { readonly ports: IntegrationPorts; readonly connections: Connections } {
  const oauth = portalOAuth(outgoing, timeoutSeconds);
  const secrets = integrationSecrets(sealingKeysOf(rootSecrets));
  const settings = integrationSettings({ clients, returnUrls, publicUrl });
  const parts = { ...ground, oauth, secrets, settings, now };
  return {
    ports: {
      portalOAuth: oauth,
      integrationSecrets: secrets,
      integrationSettings: settings,
      integrationAuthorizations: integrationAuthorizations(parts),
    },
    connections: createConnections(parts),
  };
}
