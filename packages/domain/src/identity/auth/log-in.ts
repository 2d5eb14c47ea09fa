import { z } from "zod";
import { accountEmail } from "../../fields/text.ts";
import { publicOperation } from "../../kernel.ts";
import { EXAMPLE_PASSWORD, LOGIN_FAILED, TokensView } from "./auth.ts";
import { register } from "./register.ts";

/** Opens a session. What was wrong with a login that is refused, it does not say. */
export const logIn = publicOperation({
  name: "auth.login",
  summary: "Logs a person in to one of their organizations, the one that they joined first unless told.",
  mode: "exchange",
  rate: "auth",
  input: z.object({
    email: accountEmail(),
    password: z.string().min(1).max(256),
    organizationId: z.uuid().toLowerCase().optional().describe("The UUID of an organization or of its test sibling."),
  }),
  output: TokensView,
  errors: [LOGIN_FAILED],
  example: {
    async input(world) {
      const { email } = await world.run(register, { password: EXAMPLE_PASSWORD });
      return { email, password: EXAMPLE_PASSWORD };
    },
  },
  async handle({ input, accounts, origin, fail }) {
    return (await accounts.logIn(input, origin)) ?? fail(LOGIN_FAILED);
  },
});
