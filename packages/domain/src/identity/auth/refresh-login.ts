import { z } from "zod";
import { publicOperation } from "../../kernel.ts";
import { REFRESH_FAILED, TokensView } from "./auth.ts";
import { logIn } from "./log-in.ts";

/** The next pair of tokens of a session. Each refresh token is good once; used again after 30 s, it ends the session. */
export const refreshLogin = publicOperation({
  name: "auth.refresh",
  summary: "Trades a refresh token for the next access token and the next refresh token.",
  mode: "exchange",
  rate: "refresh",
  input: z.object({ refreshToken: z.string().min(1).max(4_096) }),
  output: TokensView,
  errors: [REFRESH_FAILED],
  example: {
    async input(world) {
      const { refreshToken } = await world.run(logIn);
      return { refreshToken };
    },
  },
  async handle({ input: { refreshToken }, accounts, origin, throttle, fail }) {
    const sessionId = accounts.sessionOf(refreshToken);
    if (sessionId === undefined) return fail(REFRESH_FAILED);
    await throttle(`session:${sessionId}`);
    return (await accounts.refresh(refreshToken, origin)) ?? fail(REFRESH_FAILED);
  },
});
