import { event } from "@orrery/operation";
import { IntegrationOutput, integrationsRead } from "./integration.ts";

const reading = { scope: integrationsRead, model: "Integration" };

export const integrationConnected = event(
  "integration.connected",
  "A portal was connected, or connected anew.",
  IntegrationOutput,
  reading,
);
export const integrationFailed = event(
  "integration.error",
  "A connection to a portal needs a person: the portal no longer takes it, or it has ended.",
  IntegrationOutput,
  reading,
);
export const integrationDisconnected = event(
  "integration.disconnected",
  "A portal was disconnected.",
  IntegrationOutput,
  reading,
);
