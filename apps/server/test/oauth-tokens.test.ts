import { setTimeout as delay } from "node:timers/promises";
import { createWorld, type TestSession, type TestWorld } from "@orrery/testkit";
import * as oauth from "openid-client";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type App, appOf, tokensOf } from "./oauth-flow.ts";
import { answerOf, type Pair } from "./pairs.ts";
import { SETUPS } from "./setups.ts";

/** What openid-client throws for an error of the server. */
const failing = (promise: Promise<unknown>) =>
  promise.then(
    () => "fulfilled",
    (error: { error?: string; code?: string }) => error.error ?? error.code,
  );

/** What openid-client makes of a 401 with a challenge, which is what a client gets that is not the one that it says. */
const UNAUTHENTICATED = "OAUTH_WWW_AUTHENTICATE_CHALLENGE";
const INVALID = "401 UNAUTHORIZED";
const WITHIN_MS = 1_000;

describe.each(SETUPS)("on two servers $name", ({ start }) => {
  const stack = new AsyncDisposableStack();
  let pair: Pair;
  let partner: TestWorld;
  let world: TestWorld;
  let app: App;
  let person: TestSession;
  beforeAll(async () => {
    const { pair: started, disturb } = await start(stack);
    pair = started;
    partner = await createWorld({ database: pair.database });
    app = await appOf(partner, pair.urls[0]);
    await disturb?.();
  });
  afterAll(() => stack.disposeAsync());
  beforeEach(async () => {
    world = await createWorld({ database: pair.database });
    person = await world.person();
  });

  /** Asks the other server until it answers so. */
  async function untilOther(token: string, answer: string): Promise<number> {
    const sinceMs = performance.now();
    while ((await answerOf(pair.urls[1], token)) !== answer) {
      expect(performance.now() - sinceMs).toBeLessThan(WITHIN_MS * 2);
      await delay(5);
    }
    return performance.now() - sinceMs;
  }

  const membership = () => ({
    organizationId_userId: { organizationId: world.organizationId, userId: person.userId },
  });

  const ENDINGS: readonly [string, string, (tokens: Awaited<ReturnType<typeof tokensOf>>) => Promise<unknown>][] = [
    ["the app revokes its token", INVALID, ({ access_token }) => oauth.tokenRevocation(app.config, access_token)],
    ["the app revokes what renews it", INVALID, (t) => oauth.tokenRevocation(app.config, t.refresh_token ?? "")],
    [
      "it is taken back",
      INVALID,
      async () => {
        const { system } = pair.database;
        const { id } = await system.authorizedApp.findFirstOrThrow({ where: { userId: person.userId } });
        const key = await world.key();
        const init = { method: "DELETE", headers: { "x-api-key": key } };
        expect((await fetch(`${pair.urls[0]}/v1/oauth/apps/${id}`, init)).status).toBe(200);
      },
    ],
    ["the person leaves", INVALID, () => pair.database.system.membership.delete({ where: membership() })],
    [
      "the person becomes a guest",
      "403 FORBIDDEN",
      () => pair.database.system.membership.update({ where: membership(), data: { role: "guest" } }),
    ],
    [
      "the organization pays no more",
      "403 PLAN_REQUIRED",
      () => pair.database.system.organization.update({ where: { id: world.organizationId }, data: { plan: "free" } }),
    ],
  ];

  it.each(ENDINGS)("a token ends on the other within a second where %s", async (_, answer, end) => {
    const tokens = await tokensOf(app, person);
    expect(await answerOf(pair.urls[1], tokens.access_token)).toBe("200");
    await end(tokens);
    expect(await untilOther(tokens.access_token, answer)).toBeLessThan(WITHIN_MS);
  });

  it("a token ends on the other where its app is deleted, or may ask for it no more", async () => {
    const doomed = await appOf(partner, pair.urls[0]);
    const { access_token: token, refresh_token: refresh = "" } = await tokensOf(doomed, person);
    expect(await answerOf(pair.urls[1], token)).toBe("200");
    expect((await doomed.rest("PATCH", `/${doomed.id}`, { scopes: ["leads:write"] })).status).toBe(200);
    expect(await untilOther(token, "403 FORBIDDEN")).toBeLessThan(WITHIN_MS);
    expect((await doomed.rest("DELETE", `/${doomed.id}`)).status).toBe(200);
    expect(await untilOther(token, INVALID)).toBeLessThan(WITHIN_MS);
    expect(await failing(oauth.refreshTokenGrant(doomed.config, refresh))).toBe(UNAUTHENTICATED);
    expect(await pair.database.system.authorizedApp.count({ where: { clientId: doomed.id } })).toBe(0);
  });

  it("is renewed by either, as often as at once, and for no more than it was", async () => {
    const tokens = await tokensOf(app, person, { scope: "leads:read" });
    const other = await app.discover(pair.urls[0]);
    const renew = (token = tokens.refresh_token ?? "", more = {}) => oauth.refreshTokenGrant(other, token, more);
    expect(await failing(renew(undefined, { scope: "leads:read leads:write" }))).toBe("invalid_scope");
    const both = await Promise.all([renew(), renew()]);
    expect(new Set(both.map(({ refresh_token }) => refresh_token)).size).toBe(2);
    for (const { access_token: token } of both) expect(await answerOf(pair.urls[1], token)).toBe("200");
    // Half a minute later somebody has a copy.
    const used = { kind: "RefreshToken", usedAt: { not: null }, clientId: app.id };
    await pair.database.system.oauthToken.updateMany({ where: used, data: { usedAt: new Date(Date.now() - 31_000) } });
    expect(await failing(renew())).toBe("invalid_grant");
    for (const { access_token: token, refresh_token: next } of both) {
      await untilOther(token, INVALID);
      expect(await failing(renew(next))).toBe("invalid_grant");
    }
    const { system } = pair.database;
    const lines = await system.auditEntry.findMany({ where: { organizationId: world.organizationId } });
    expect(lines.map(({ operation }) => operation)).toEqual(
      expect.arrayContaining(["auth.login", "authorizedApps.authorize", "auth.logout", "oauth.reused"]),
    );
  });

  it("says of a token what it may at the moment, to its own app alone", async () => {
    const { access_token: token } = await tokensOf(app, person);
    const found = await oauth.tokenIntrospection(app.config, token);
    expect(found).toMatchObject({
      active: true,
      client_id: app.id,
      sub: person.userId,
      scope: "leads:read leads:write",
    });
    const stranger = await appOf(partner, pair.urls[0]);
    expect(await oauth.tokenIntrospection(stranger.config, token)).toEqual({ active: false });
    await oauth.tokenRevocation(stranger.config, token);
    expect(await answerOf(pair.urls[1], token)).toBe("200");
    await pair.database.system.membership.update({ where: membership(), data: { role: "guest" } });
    await untilOther(token, "403 FORBIDDEN");
  });

  it("gives an app by itself its own organization alone", async () => {
    const { access_token: token, scope } = await oauth.clientCredentialsGrant(app.config);
    expect(scope).toBe("leads:read leads:write");
    const response = await fetch(`${pair.urls[1]}/v1/auth/me`, { headers: { "x-api-key": token } });
    expect(await response.json()).toMatchObject({
      ...{ kind: "app", credentialId: app.id, app: { id: app.id } },
      ...{ organizationId: partner.organizationId, user: null, scopes: ["leads:read", "leads:write"] },
    });
    expect(await failing(oauth.clientCredentialsGrant(app.config, { scope: "org:read" }))).toBe("invalid_scope");
    const wrong = await app.discover(pair.urls[0], `${app.secret}x`);
    expect(await failing(oauth.clientCredentialsGrant(wrong))).toBe(UNAUTHENTICATED);
    const rolled = await app.rest("POST", `/${app.id}/roll-secret`, { overlapHours: 1 });
    for (const secret of [app.secret, rolled.body.secret]) {
      const config = await app.discover(pair.urls[0], secret);
      expect(await failing(oauth.clientCredentialsGrant(config))).toBe("fulfilled");
    }
  });
});
