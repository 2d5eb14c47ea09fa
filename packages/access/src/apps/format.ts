import { isChecked, withSecret } from "../keys/format.ts";

/** What the parts of OAuth 2.0 that are secret begin with: a token, what renews it, and a client's own secret. */
export const APP_SECRET_PREFIXES = { accessToken: "oat_", refreshToken: "oar_", client: "ocs_" } as const;

const TOKEN = new RegExp(`^${APP_SECRET_PREFIXES.accessToken}[0-9A-Za-z]{38}$`);

export const generateAppToken = (): string => withSecret(APP_SECRET_PREFIXES.accessToken);
export const generateAppRefreshToken = (): string => withSecret(APP_SECRET_PREFIXES.refreshToken);
export const generateClientSecret = (): string => withSecret(APP_SECRET_PREFIXES.client);

/** Whether this may be an app's token: another shape, or a checksum that does not fit, was never given out. */
export const isAppToken = (text: string): boolean => TOKEN.test(text) && isChecked(text);
