import {
  createApiKey,
  createEstateAgent,
  createLead,
  createProperty,
  getApiKey,
  getEstateAgent,
  getHealth,
  getLead,
  getMe,
  getOrganization,
  getProperty,
  listApiKeys,
  listAuditEntries,
  listEstateAgents,
  listLeadSubmissions,
  listLeads,
  listProperties,
  logIn,
  logOut,
  refreshLogin,
  register,
  revokeApiKey,
  rollApiKey,
  switchOrganization,
  updateApiKey,
  updateLead,
} from "@orrery/domain";
import { t } from "./base.ts";
import { bindMutation, bindQuery } from "./bind.ts";

/** The operations on tRPC: one line each, under the operation's own name. */
export const appRouter = t.router({
  health: {
    get: bindQuery(getHealth),
  },
  auth: {
    register: bindMutation(register),
    login: bindMutation(logIn),
    refresh: bindMutation(refreshLogin),
    logout: bindMutation(logOut),
    switch: bindMutation(switchOrganization),
    me: bindQuery(getMe),
  },
  organization: {
    get: bindQuery(getOrganization),
  },
  apiKeys: {
    create: bindMutation(createApiKey),
    get: bindQuery(getApiKey),
    list: bindQuery(listApiKeys),
    update: bindMutation(updateApiKey),
    roll: bindMutation(rollApiKey),
    revoke: bindMutation(revokeApiKey),
  },
  auditEntries: {
    list: bindQuery(listAuditEntries),
  },
  estateAgents: {
    create: bindMutation(createEstateAgent),
    get: bindQuery(getEstateAgent),
    list: bindQuery(listEstateAgents),
  },
  properties: {
    create: bindMutation(createProperty),
    get: bindQuery(getProperty),
    list: bindQuery(listProperties),
  },
  leads: {
    create: bindMutation(createLead),
    get: bindQuery(getLead),
    list: bindQuery(listLeads),
    update: bindMutation(updateLead),
    submissions: bindQuery(listLeadSubmissions),
  },
  // generator: trpc
});

/** What the typed client is made from. */
export type AppRouter = typeof appRouter;
