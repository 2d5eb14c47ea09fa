import {
  confirmShowing,
  createApiKey,
  createClient,
  createEstateAgent,
  createEventStreamUrl,
  createLead,
  createProperty,
  declineShowing,
  followEvents,
  getApiKey,
  getClient,
  getEstateAgent,
  getHealth,
  getLead,
  getMe,
  getOrganization,
  getProperty,
  getShowing,
  listApiKeys,
  listAuditEntries,
  listClients,
  listEstateAgents,
  listEvents,
  listLeadSubmissions,
  listLeads,
  listProperties,
  listShowings,
  logIn,
  logOut,
  refreshLogin,
  register,
  renewImageUploadUrl,
  requestShowing,
  revokeApiKey,
  rollApiKey,
  switchOrganization,
  updateApiKey,
  updateClient,
  updateLead,
  updateProperty,
} from "@orrery/domain";
import { t } from "./base.ts";
import { bindMutation, bindQuery, bindSubscription } from "./bind.ts";

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
    update: bindMutation(updateProperty),
    renewImageUploadUrl: bindMutation(renewImageUploadUrl),
  },
  leads: {
    create: bindMutation(createLead),
    get: bindQuery(getLead),
    list: bindQuery(listLeads),
    update: bindMutation(updateLead),
    submissions: bindQuery(listLeadSubmissions),
  },
  clients: {
    create: bindMutation(createClient),
    get: bindQuery(getClient),
    list: bindQuery(listClients),
    update: bindMutation(updateClient),
  },
  showings: {
    request: bindMutation(requestShowing),
    get: bindQuery(getShowing),
    list: bindQuery(listShowings),
    confirm: bindMutation(confirmShowing),
    decline: bindMutation(declineShowing),
  },
  events: {
    list: bindQuery(listEvents),
    follow: bindSubscription(followEvents),
    createStreamUrl: bindMutation(createEventStreamUrl),
  },
  // generator: trpc
});

/** What the typed client is made from. */
export type AppRouter = typeof appRouter;
