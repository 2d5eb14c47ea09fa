import type { logIn, logOut, refreshLogin, register, switchOrganization } from "@orrery/domain";
import type { PayloadFields } from "../binding/mutation.ts";

/** The payload of what gives tokens. */
export const tokens: PayloadFields<typeof logIn | typeof refreshLogin | typeof switchOrganization> = (t) => ({
  accessToken: t.string({ description: "Good as `Authorization: Bearer`.", resolve: ({ given }) => given.accessToken }),
  tokenType: t.string({ description: "`Bearer`.", resolve: ({ given }) => given.tokenType }),
  expiresIn: t.int({ description: "In seconds.", resolve: ({ given }) => given.expiresIn }),
  refreshToken: t.string({
    description: "Good for one refresh, which gives the next.",
    resolve: ({ given }) => given.refreshToken,
  }),
});

export const registered: PayloadFields<typeof register> = (t) => ({
  email: t.string({ resolve: ({ given }) => given.email }),
  message: t.string({ resolve: ({ given }) => given.message }),
});

export const endedSession: PayloadFields<typeof logOut> = (t) => ({
  sessionId: t.id({ description: "A UUID.", resolve: ({ given }) => given.sessionId }),
  revokedAt: t.field({ type: "DateTime", resolve: ({ given }) => given.revokedAt }),
});
