import type { IncomingMessage, ServerResponse } from "node:http";
import type { AccessTokens } from "@orrery/access";
import { type Accounts, authorizeApp, logIn, type OauthApp, type OauthApps } from "@orrery/domain";
import {
  ERRORS,
  expandGrants,
  type Failure,
  INVALID_INPUT,
  type Kernel,
  type Origin,
  type Principal,
  type RequestInfo,
  type Role,
  roleGrants,
  toFailure,
} from "@orrery/operation";
import type { Provider } from "oidc-provider";
import { notice } from "../pages/page.ts";
import { consentPage, loginPage, type Offer, organizationPage, type Place } from "./consent-pages.ts";
import { KNOWN_SCOPES } from "./provider.ts";

export interface InteractionParts {
  readonly kernel: Kernel;
  /** The same without limits, for what follows a login that was counted. */
  unlimitedKernel(): Kernel;
  readonly accounts: Accounts;
  readonly tokens: Pick<AccessTokens, "verify">;
  readonly oauthApps: OauthApps;
  readonly scopes: Parameters<typeof expandGrants>[1];
  /** What has become of a session. */
  standingOf(
    session: SessionOwner & { readonly kind: "session"; readonly credentialId: string },
  ): Promise<Principal | undefined>;
}

interface SessionOwner {
  readonly id: string;
  readonly userId: string;
  readonly organizationId: string;
}

type Interaction = Awaited<ReturnType<Provider["interactionDetails"]>>;

/** What a browser has done on our pages since an app sent it here: kept with the interaction, and never in the browser. */
interface Progress {
  /** The session of the login; nobody has its tokens. */
  readonly session?: SessionOwner;
  /** Where the person said that it is about. */
  readonly organizationId?: string;
}

interface Step {
  readonly parts: InteractionParts;
  readonly provider: Provider;
  readonly info: RequestInfo;
  readonly incoming: IncomingMessage;
  readonly outgoing: ServerResponse;
  readonly interaction: Interaction;
  readonly progress: Progress;
  readonly offer: Offer;
}

type Arrived = Omit<Step, "interaction" | "progress" | "offer">;

/**
 * The pages between an app's question and its answer: who is there, which organization it is about, and whether they allow it.
 * @param form what was sent; undefined where the page is only opened
 */
export async function interact(
  arrived: Arrived,
  uid: string,
  form: URLSearchParams | undefined,
): Promise<Response | undefined> {
  const { provider, incoming, outgoing, parts } = arrived;
  const interaction = await provider.interactionDetails(incoming, outgoing).catch(undefinedIfOver);
  const app = interaction?.uid === uid ? await parts.oauthApps.find(String(interaction.params.client_id)) : undefined;
  if (!interaction || !app) return expired();
  const progress = (interaction.result ?? {}) as Progress;
  const step = { ...arrived, interaction, progress, offer: offerOf(interaction, app) };
  if (!form) return shown(step);
  if (form.get("decision") === "deny") return deny(step);
  if (!progress.session) return login(step, form);
  if (form.get("decision") === "allow") return allow(step);
  return choose(step, form);
}

/** How the library calls it that a browser shows no interaction, or one that there is not (any more). */
const NO_INTERACTION = "SessionNotFound";

function undefinedIfOver(error: unknown): undefined {
  if (!(error instanceof Error) || error.name !== NO_INTERACTION) throw error;
}

const OVER = "It is good for ten minutes, and in one browser. Please begin again at the app that sent you here.";
const expired = () => notice("This page is over", OVER, { status: 400 });

function offerOf({ uid, params }: Interaction, app: OauthApp): Offer {
  const asked = String(params.scope ?? "").split(" ");
  const scopes = asked.filter((scope) => KNOWN_SCOPES.includes(scope));
  return { uid, app, scopes, redirectUri: String(params.redirect_uri) };
}

async function shown(step: Step): Promise<Response> {
  const { progress, offer } = step;
  if (!progress.session) return loginPage(offer);
  const places = await placesOf(step, progress.session);
  const chosen = chosenOf(places, progress);
  return chosen ? consentPage(offer, chosen) : organizationPage(offer, places);
}

/** Whoever is in one organization alone is not asked which. */
const chosenOf = (places: readonly Place[], { organizationId }: Progress): Place | undefined =>
  places.length === 1 ? places[0] : places.find(({ id }) => id === organizationId);

/** Where the app can be allowed something: a test organization's app in test organizations, and any other in live ones. */
async function placesOf({ parts, offer }: Step, { userId }: SessionOwner): Promise<readonly Place[]> {
  const profile = await parts.accounts.profile(userId);
  return (profile?.organizations ?? []).flatMap(({ id, name, role, testOrganizationId }) => {
    const held = expandGrants(roleGrants(role as Role, parts.scopes), parts.scopes);
    if (offer.app.mode === "live") return [{ id, name, held }];
    return testOrganizationId === null ? [] : [{ id: testOrganizationId, name: `${name} (test)`, held }];
  });
}

/** Through the login that there is, with its limits and its lines in the audit log. */
async function login(step: Step, form: URLSearchParams): Promise<Response | undefined> {
  const { parts, info, offer } = step;
  const email = form.get("email") ?? "";
  const requester = { ...info, caller: { kind: "anonymous", address: info.address }, surface: "rest" } as const;
  const permit = await parts.kernel.admit(requester, "points", [{ operation: logIn }]);
  try {
    const input = { email, password: form.get("password") ?? "" };
    const { output } = await parts.kernel.invoke(permit, logIn, input);
    return await keep(step, { session: await sessionOf(parts, output.accessToken) });
  } catch (error) {
    const failure = toFailure(error);
    if (failure.code !== "UNAUTHORIZED" && failure.reason !== INVALID_INPUT.name) throw error;
    const problem = "There is no account with this address and password.";
    return loginPage(offer, { email, problem, status: ERRORS[failure.code].http });
  }
}

async function sessionOf({ tokens }: InteractionParts, accessToken: string): Promise<SessionOwner> {
  const claims = await tokens.verify(accessToken);
  if (!claims) throw new Error("A token that was just given out is not good.");
  const { sessionId: id, userId, organizationId } = claims;
  return { id, userId, organizationId };
}

async function choose(step: Step, form: URLSearchParams): Promise<Response | undefined> {
  const { progress } = step;
  const places = progress.session ? await placesOf(step, progress.session) : [];
  const chosen = places.find(({ id }) => id === form.get("organization"));
  return chosen ? keep(step, { ...progress, organizationId: chosen.id }) : shown(step);
}

/** Goes on with the page that is next. */
async function keep({ provider, incoming, outgoing, offer }: Step, progress: Progress): Promise<Response> {
  await provider.interactionResult(incoming, outgoing, { ...progress }, { mergeWithLastSubmission: false });
  return new Response(null, { status: 303, headers: { Location: offer.uid, "Cache-Control": "no-store" } });
}

const originOf = ({ info: { address, requestId } }: Pick<Step, "info">): Origin => ({
  address,
  requestId,
  surface: "rest",
});

async function deny(step: Step): Promise<undefined> {
  const { provider, incoming, outgoing, progress, parts } = step;
  if (progress.session) await parts.accounts.logOut(progress.session, false, originOf(step));
  const result = { error: "access_denied", error_description: "The person said no." };
  await provider.interactionFinished(incoming, outgoing, result, { mergeWithLastSubmission: false });
}

async function allow(step: Step): Promise<Response | undefined> {
  const { provider, incoming, outgoing, progress, offer, parts } = step;
  const { session } = progress;
  const place = session && chosenOf(await placesOf(step, session), progress);
  if (!session || !place) return shown(step);
  const into = await sessionIn(step, session, place);
  try {
    const principal = into && (await parts.standingOf({ ...into, kind: "session", credentialId: into.id }));
    if (!into || !principal) return await expired();
    const grantId = await authorize(step, principal);
    const result = { login: { accountId: session.userId, remember: false }, consent: { grantId } };
    await provider.interactionFinished(incoming, outgoing, result, { mergeWithLastSubmission: false });
    return undefined;
  } catch (error) {
    const failure = toFailure(error);
    if (!isTheirs(failure)) throw error;
    return consentPage(offer, place, { problem: failure.message, status: ERRORS[failure.code].http });
  } finally {
    for (const one of new Set([session, into])) if (one) await parts.accounts.logOut(one, false, originOf(step));
  }
}

const isTheirs = ({ code }: Failure) => code === "FORBIDDEN" || code === "PLAN_REQUIRED" || code === "NOT_FOUND";

/** The login's session, or one that it makes in the other organization. */
async function sessionIn(step: Step, session: SessionOwner, { id }: Place): Promise<SessionOwner | undefined> {
  if (session.organizationId === id) return session;
  const { parts } = step;
  const tokens = await parts.accounts.switchTo(session, id, originOf(step));
  return tokens && sessionOf(parts, tokens.accessToken);
}

async function authorize({ parts, info, offer }: Step, caller: Principal): Promise<string> {
  const kernel = parts.unlimitedKernel();
  const permit = await kernel.admit({ ...info, caller, surface: "rest" }, "points", [{ operation: authorizeApp }]);
  const { output } = await kernel.invoke(permit, authorizeApp, { clientId: offer.app.id, scopes: [...offer.scopes] });
  return output.id;
}
