import { registry } from "@orrery/domain";
import type { Kernel, SurfaceHandler, SurfacePorts } from "@orrery/operation";
import type { ServerOptions } from "../composition/options.ts";
import type { Parts } from "../composition/parts.ts";
import { oauthCookieKeysOf } from "../secret.ts";
import { createAuthorizationServer } from "./authorization-server.ts";

/** The authorization server of a server. @param unlimitedKernel for what goes on after somebody was let in for it */
export function authorizationServerOf(
  options: ServerOptions,
  { identity: { accounts, tokens, oauthApps }, authenticator, publicUrl }: Parts,
  { ports, unlimitedKernel }: { readonly ports: SurfacePorts; unlimitedKernel(): Kernel },
): SurfaceHandler {
  return createAuthorizationServer({
    ...{ system: options.database.system, ports, kernel: ports.kernel, unlimitedKernel },
    ...{ accounts, tokens, oauthApps, authenticator, publicUrl },
    scopes: registry.scopes,
    cookieKeys: oauthCookieKeysOf(options),
    standingOf: authenticator.standingOf,
    now: options.now ?? (() => new Date()),
  });
}
