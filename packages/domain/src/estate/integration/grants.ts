/** How a connection came about. */
export const INTEGRATION_GRANTS = ["authorization_code", "client_credentials"] as const;
export type IntegrationGrant = (typeof INTEGRATION_GRANTS)[number];
