import { z } from "zod";
import { text } from "../../fields/text.ts";
import { operation } from "../../kernel.ts";
import {
  INTEGRATION_PROVIDER_NOT_FOUND,
  INTEGRATION_SELECT,
  IntegrationOutput,
  integrationsRead,
  portalNamed,
} from "./integration.ts";

export const providerName = text(50).describe("A portal's name, such as json-push.");

export const getIntegration = operation({
  name: "integrations.get",
  summary: "Gets one portal, with how it stands with the brokerage.",
  mode: "read",
  scope: integrationsRead,
  rate: "read",
  input: z.object({ provider: providerName }),
  output: IntegrationOutput,
  errors: [INTEGRATION_PROVIDER_NOT_FOUND],
  example: { input: () => ({ provider: "json-push" }) },
  async handle({ input: { provider }, db, now, fail }) {
    const portal = portalNamed(provider) ?? fail(INTEGRATION_PROVIDER_NOT_FOUND);
    const row = await db.integration.findFirst({ where: { provider }, select: INTEGRATION_SELECT });
    return { portal, row: row ?? undefined, now };
  },
});
