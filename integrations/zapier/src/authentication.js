/** @import { Authentication, ZObject, Bundle } from "zapier-platform-core" */
import { call } from "./http.js";

/**
 * Whose key it is; Zapier runs it when an account is connected, and shows the connection by it.
 * @param {ZObject} z
 * @param {Bundle} bundle
 */
async function test(z, bundle) {
  const { agentId, name, plan, mode, scopes } = (await call(z, bundle, "GET", "/api/v1/me")).data;
  return { agentId, name, plan, mode, scopes };
}

/** @type {Authentication} */
export const authentication = {
  type: "custom",
  test,
  connectionLabel: "{{name}} ({{mode}})",
  fields: [
    {
      key: "baseUrl",
      label: "Server",
      type: "string",
      required: true,
      placeholder: "https://api.example.com",
      helpText: "Where your Orrery server is. It begins with https://.",
    },
    {
      key: "apiKey",
      label: "API key",
      type: "password",
      required: true,
      helpText: "A key with the scopes that your Zaps need; webhooks:read and webhooks:write for every trigger.",
    },
  ],
};
