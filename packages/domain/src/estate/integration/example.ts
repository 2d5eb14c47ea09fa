import type { World } from "@orrery/operation";

/** A portal that examples connect to. */
export const EXAMPLE_PROVIDER = "json-push";

/** A client at it, of the documentation's own domain; each is of another account. */
export const exampleClient = (world: Pick<World, "unique">) => ({
  authorizationEndpoint: "https://portal.example.com/auth",
  tokenEndpoint: "https://portal.example.com/token",
  revocationEndpoint: "https://portal.example.com/token/revocation",
  apiUrl: `https://portal.example.com/api/${world.unique("account-")}`,
  clientId: "orrery",
  clientSecret: "a secret of the example",
  scopes: ["listings:write"],
});
