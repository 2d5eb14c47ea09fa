import { z } from "zod";
import { accountEmail, text } from "../../fields/text.ts";
import { publicOperation } from "../../kernel.ts";
import { EXAMPLE_PASSWORD, newPassword } from "./auth.ts";

const MESSAGE = "You can log in with this address. If it had an account before, nothing about that has changed.";

/** An account, with an organization of its own on the plan `free`. The answer is the same for an address that is known. */
export const register = publicOperation({
  name: "auth.register",
  summary: "Makes an account with an organization of its own.",
  mode: "exchange",
  rate: "auth",
  input: z.object({
    email: accountEmail(),
    name: text(200),
    password: newPassword.describe("8 to 256 characters."),
    organizationName: text(200).optional().describe("Default: the person's name, with `'s organization`."),
  }),
  output: z.object({ email: z.string(), message: z.string() }),
  example: {
    input: (world) => ({
      email: `${world.unique("ana")}@example.com`,
      name: "Ana Diaz",
      password: EXAMPLE_PASSWORD,
    }),
  },
  async handle({ input, accounts, origin }) {
    const { email, name, password, organizationName = `${name}'s organization` } = input;
    await accounts.register({ email, name, password, organizationName }, origin);
    return { email, message: MESSAGE };
  },
});
