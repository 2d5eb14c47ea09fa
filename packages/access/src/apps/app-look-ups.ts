import type { SystemDb } from "@orrery/db";
import { expandGrants, type Principal, planAllows, type Scope } from "@orrery/operation";
import { belonging, type Found, grantsOf } from "../principals/found.ts";
import { type AppRow, appRow, type ClientRow, clientRow, tokenRow } from "./app-rows.ts";
import { APP_SECRET_PREFIXES } from "./format.ts";

/** What an app has a token for, and what of it is left: for a person, or (without one) for its own organization. */
interface Acting {
  readonly client: ClientRow;
  readonly app?: AppRow;
  /** Of the token; or of a link, as far as it goes. */
  readonly scopes: readonly string[];
  readonly endsAtMs: number;
}

/** How apps are found. Undefined for what was never given out, or is over. */
export interface AppLookUps {
  /** @param hash the SHA-256 of the token's text. */
  token(hash: Uint8Array<ArrayBuffer>): Promise<Found | undefined>;
  /** What an app may do all in all, where a link goes back to it. @param id what it was allowed, or its own where it acts for itself */
  itself(id: string, organizationId: string, userId: string | undefined): Promise<Found | undefined>;
}

export function createAppLookUps(system: SystemDb, known: readonly Scope[]): AppLookUps {
  return {
    async token(hash) {
      const token = await tokenRow(system, hash);
      if (!token || (token.authorizedApp && token.authorizedApp.revokedAt !== null)) return undefined;
      const client = await clientRow(system, token.clientId);
      const { scopes, authorizedApp: app } = token;
      if (!client) return undefined;
      const endsAtMs = token.expiresAt.getTime();
      return app ? found({ client, app, scopes, endsAtMs }, known) : found({ client, scopes, endsAtMs }, known);
    },
    async itself(id, organizationId, userId) {
      if (userId === undefined) {
        const client = await clientRow(system, id);
        if (client?.organizationId !== organizationId) return undefined;
        return found({ client, scopes: client.scopes, endsAtMs: Number.POSITIVE_INFINITY }, known);
      }
      const app = await appRow(system, id, organizationId);
      const client = app?.userId === userId ? await clientRow(system, app.clientId) : undefined;
      if (!app || !client) return undefined;
      return found({ client, app, scopes: app.scopes, endsAtMs: Number.POSITIVE_INFINITY }, known);
    },
  };
}

/**
 * What is in the token, was agreed to, may be asked for by the app, and is held by the person, all of it as it is at the
 * moment: a token never does what its person cannot, whatever it was given for.
 */
function found({ client, app, scopes, endsAtMs }: Acting, known: readonly Scope[]): Found | undefined {
  const grantType = app ? "authorization_code" : "client_credentials";
  if (!client.grantTypes.includes(grantType)) return undefined;
  const bounds = [scopes, client.scopes];
  if (app) {
    const ofPerson = grantsOf(app, known);
    if (!ofPerson) return undefined;
    bounds.push(app.scopes, ofPerson);
  }
  const held = bounds.map((grants) => expandGrants(grants, known)).reduce((one, other) => one.intersection(other));
  const organization = (app ?? client).organization;
  const endMs = Math.min(endsAtMs, app?.expiresAt.getTime() ?? Number.POSITIVE_INFINITY);
  const principal: Principal = {
    kind: "app",
    credentialId: (app ?? client).id,
    ...(app && { userId: app.userId }),
    app: { id: client.id, name: client.name },
    grants: [...held],
    scopes: held,
    ...belonging(organization),
    ...(Number.isFinite(endMs) && { expiresAt: new Date(endMs) }),
  };
  const isPaid = planAllows(APP_SECRET_PREFIXES.accessToken, principal.plan);
  return { principal, endsAtMs: endMs, ...(!isPaid && { problem: "plan" }) };
}
