import { z } from "zod";
import { publicOperation } from "../../kernel.ts";

/** The keys that access tokens are checked with: a JWK set (RFC 7517). */
export const getJwks = publicOperation({
  name: "auth.jwks",
  summary: "Gives the public keys that access tokens can be checked with.",
  mode: "read",
  rate: "read",
  internal: "A document that JWT libraries fetch by its URL, in the form that RFC 7517 gives it.",
  input: z.object({}),
  output: z.object({ keys: z.array(z.record(z.string(), z.unknown())) }),
  example: { input: () => ({}) },
  async handle({ accounts }) {
    const { keys } = await accounts.publicKeys();
    return { keys: [...keys] };
  },
});
