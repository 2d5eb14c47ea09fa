import {
  createEstateAgent,
  createLead,
  createProperty,
  getEstateAgent,
  getHealth,
  getLead,
  getOrganization,
  getProperty,
  listEstateAgents,
  listLeadSubmissions,
  listLeads,
  listProperties,
  updateLead,
} from "@orrery/domain";
import { t } from "./base.ts";
import { bindMutation, bindQuery } from "./bind.ts";

/** The operations on tRPC: one line each, under the operation's own name. */
export const appRouter = t.router({
  health: {
    get: bindQuery(getHealth),
  },
  organization: {
    get: bindQuery(getOrganization),
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
