import { type OauthApp, registry } from "@orrery/domain";
import { BUNDLES, type Bundle, expandGrants, type Scope } from "@orrery/operation";
import { html } from "hono/html";
import { type Html, page } from "../pages/page.ts";

/** What an app asks of whoever is there. */
export interface Offer {
  readonly uid: string;
  readonly app: OauthApp;
  /** Scopes and bundles. */
  readonly scopes: readonly string[];
  readonly redirectUri: string;
}

/** An organization of the person's, and what they may do there. */
export interface Place {
  readonly id: string;
  readonly name: string;
  readonly held: ReadonlySet<string>;
}

interface Shown {
  /** What is to be said before it is sent again. */
  readonly problem?: string;
  readonly status?: number;
}

const warning = ({ problem }: Shown): Html | string =>
  problem === undefined ? "" : html`<p class="wrong" role="alert">${problem}</p>`;

/** Every page can be left by saying no, which the app is told. */
const NO = html`<button type="submit" name="decision" value="deny" formnovalidate>Cancel</button>`;

function asked({ redirectUri }: Offer, title: string, body: Html, { status = 200 }: Shown): Promise<Response> {
  return page(title, body, { status, leadsTo: redirectUri });
}

/** A name that somebody gave themselves, which changes nothing around it, whatever its letters do. */
const named = (name: string): Html => html`<strong><bdi>${name}</bdi></strong>`;

/** The first page: who is there. */
export function loginPage(offer: Offer, shown: Shown & { readonly email?: string } = {}): Promise<Response> {
  const body = html`<h1>Log in to Orrery</h1>
<p>${named(offer.app.name)}, an app of ${named(offer.app.organizationName)}, asks for access. You will be shown to what.</p>
${warning(shown)}
<form method="post" action="${offer.uid}" accept-charset="utf-8">
<label for="email">Email</label>
<input id="email" name="email" type="email" maxlength="254" autocomplete="username" value="${shown.email ?? ""}" required>
<label for="password">Password</label>
<input id="password" name="password" type="password" maxlength="256" autocomplete="current-password" required>
<button type="submit">Log in</button>
${NO}
</form>`;
  return asked(offer, "Log in", body, shown);
}

/** For whoever is in several organizations: which one it is about. */
export function organizationPage(offer: Offer, places: readonly Place[]): Promise<Response> {
  const body = html`<h1>Which organization?</h1>
<p>${named(offer.app.name)} gets access in one of them alone.</p>
<form method="post" action="${offer.uid}" accept-charset="utf-8">
<fieldset><legend>Organization</legend>
${places.map(
  ({ id, name }) =>
    html`<label class="choice"><input type="radio" name="organization" value="${id}" required> <bdi>${name}</bdi></label>
`,
)}
</fieldset>
<button type="submit">Continue</button>
${NO}
</form>`;
  return asked(offer, "Which organization?", body, {});
}

/** The last page: to what they agree, in words. */
export function consentPage(offer: Offer, place: Place, shown: Shown = {}): Promise<Response> {
  const { app, scopes, redirectUri } = offer;
  const body = html`<h1>Allow <bdi>${app.name}</bdi>?</h1>
${warning(shown)}
<p>${named(app.name)}, an app of ${named(app.organizationName)}, asks for access to ${named(place.name)}, in your name.
It never gets your password, and never more than you may do yourself.</p>
${scopes.length === 0 ? html`<p>It asks only to know who you are.</p>` : html`<p>It will be able to:</p>`}
<ul>${scopes.map((scope) => inWords(scope, place.held))}</ul>
<p>Then you are sent back to ${new URL(redirectUri).host}. You can take this back at any time.</p>
<form method="post" action="${offer.uid}" accept-charset="utf-8">
<button type="submit" name="decision" value="allow">Allow</button>
${NO}
</form>`;
  return asked(offer, `Allow ${app.name}?`, body, shown);
}

const BUNDLE_WORDS: Record<Bundle, string> = {
  read: "Read what the brokerage works with",
  write: "Read and change what the brokerage works with",
  admin: "Read, change and set up what the brokerage works with",
};

/** A scope as its noun describes it; a bundle with all that is in it. What the person may not do themselves is not given now. */
function inWords(scope: string, held: ReadonlySet<string>): Html {
  if (!(BUNDLES as readonly string[]).includes(scope)) {
    const one = registry.scopes.find(({ name }) => name === scope);
    return one ? item(one, held) : html``;
  }
  const inside = expandGrants([scope], registry.scopes);
  const parts = registry.scopes.filter(({ name }) => inside.has(name));
  return html`<li>${BUNDLE_WORDS[scope as Bundle]}:
<ul>${parts.map((part) => item(part, held))}</ul></li>
`;
}

const item = ({ name, description }: Scope, held: ReadonlySet<string>): Html =>
  html`<li>${description}${held.has(name) ? "" : " (not while your role does not include it)"}</li>
`;
