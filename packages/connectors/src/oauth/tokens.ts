import type { TokenEndpointResponse, TokenEndpointResponseHelpers } from "openid-client";
import { OAuthProblem } from "./oauth-problem.ts";
import type { OAuthTokens } from "./oauth-types.ts";

/** Nobody gives out more. */
const EXPIRES_MAX_SECONDS = 315_360_000;

type Answer = TokenEndpointResponse & TokenEndpointResponseHelpers;

/** What a token endpoint gave. @throws OAuthProblem for a token of another kind */
export function tokensIn(answer: Answer): OAuthTokens {
  const { access_token: accessToken, refresh_token: refreshToken, expires_in: expiresIn, scope, token_type } = answer;
  if (token_type !== "bearer") {
    throw new OAuthProblem("nonsense", "The provider gave a token of a kind that is not known here.");
  }
  if (scope !== undefined && !isStorable(scope)) {
    throw new OAuthProblem("nonsense", "The provider gave scopes that are no text.");
  }
  return {
    accessToken,
    refreshToken: refreshToken === "" ? undefined : refreshToken,
    // None at all would be gone before it came.
    expiresInSeconds: expiresIn !== undefined && expiresIn > 0 ? Math.min(expiresIn, EXPIRES_MAX_SECONDS) : undefined,
    scopes: scope === undefined ? undefined : scope.split(" ").filter((one) => one !== ""),
    account: accountIn(answer),
  };
}

/** Of what OpenID says of a person, the most telling. */
function accountIn(answer: Answer): string | undefined {
  const claims = "id_token" in answer && answer.id_token !== undefined ? answer.claims() : undefined;
  const { email, preferred_username, name, sub } = (claims ?? {}) as Record<string, unknown>;
  return [email, preferred_username, name, sub].find(
    (one): one is string => typeof one === "string" && one !== "" && isStorable(one),
  );
}

/** What a database can hold: PostgreSQL has no NUL in texts, and no halves of characters. */
const isStorable = (text: string) => !text.includes("\0") && text.isWellFormed();
