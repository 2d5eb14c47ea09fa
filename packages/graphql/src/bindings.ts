/** Every operation on this surface, one line each. Types are in types/, one noun a file. */
import {
  authorizeIntegration,
  cancelImport,
  clearLead,
  confirmShowing,
  connectIntegration,
  createApiKey,
  createClient,
  createEstateAgent,
  createEventStreamUrl,
  createGuide,
  createImport,
  createInboundWebhook,
  createLead,
  createLeadForm,
  createMailbox,
  createOauthClient,
  createProperty,
  createRejectsUrl,
  createWebhook,
  declineShowing,
  deleteGuide,
  deleteInboundWebhook,
  deleteLeadForm,
  deleteMailbox,
  deleteOauthClient,
  deleteWebhook,
  disconnectIntegration,
  enhancePhoto,
  finishRotation,
  followEvents,
  getAiBudget,
  getApiKey,
  getClient,
  getComplianceSettings,
  getEstateAgent,
  getGuide,
  getHealth,
  getImport,
  getInboundMail,
  getInboundWebhook,
  getIntegration,
  getLead,
  getLeadBoard,
  getLeadForm,
  getLeadScoring,
  getMailbox,
  getMe,
  getOauthClient,
  getOrganization,
  getPortalLink,
  getProperty,
  getPublication,
  getShowing,
  getWebhook,
  ignoreMail,
  listAiUsage,
  listApiKeys,
  listAuditEntries,
  listAuthorizedApps,
  listClients,
  listComplianceRecords,
  listEstateAgents,
  listEvents,
  listGuides,
  listImports,
  listInboundDeliveries,
  listInboundMails,
  listInboundWebhooks,
  listIntegrations,
  listLeadForms,
  listLeadHistory,
  listLeadMerges,
  listLeadSubmissions,
  listLeads,
  listMailboxes,
  listMyAuthorizedApps,
  listOauthClients,
  listPortals,
  listProperties,
  listPublications,
  listShowings,
  listWebhookDeliveries,
  listWebhooks,
  logIn,
  logOut,
  mergeLeads,
  publishProperty,
  recordKyc,
  redeliver,
  refreshLogin,
  register,
  renewGuideUploadUrl,
  renewImageUploadUrl,
  replayWebhook,
  requestShowing,
  resolveMail,
  retryMail,
  retryPublication,
  reviewListing,
  revokeApiKey,
  revokeAuthorizedApp,
  revokeMyAuthorizedApp,
  rollApiKey,
  rollOauthClientSecret,
  rotatePortalLink,
  rotateSecret,
  sampleWebhook,
  screenAgain,
  sendTestEvent,
  summarizeAiUsage,
  switchOrganization,
  unmergeLead,
  unpublishProperty,
  updateAiBudget,
  updateApiKey,
  updateClient,
  updateComplianceSettings,
  updateGuide,
  updateInboundWebhook,
  updateLead,
  updateLeadBoard,
  updateLeadForm,
  updateLeadScoring,
  updateMailbox,
  updateOauthClient,
  updateProperty,
  updateWebhook,
} from "@orrery/domain";
import { connection } from "./binding/connection.ts";
import { mutation, noun } from "./binding/mutation.ts";
import { query } from "./binding/query.ts";
import { nounSubscription, subscription } from "./binding/subscription.ts";
import { AiBudget, AiUsage, AiUsageSummary, updatedAiBudget } from "./types/ai.ts";
import { listingReview, photoEnhancement } from "./types/ai-answers.ts";
import { ApiKey, mintedKey } from "./types/api-key.ts";
import { AuditEntry } from "./types/audit-entry.ts";
import { endedSession, registered, tokens } from "./types/auth.ts";
import { AuthorizedApp, revokedApp } from "./types/authorized-app.ts";
import { Client, createdClient } from "./types/client.ts";
import { ComplianceRecord } from "./types/compliance-record.ts";
import { ComplianceSettings, complianceSettings } from "./types/compliance-settings.ts";
import { createdLead } from "./types/created-lead.ts";
import { createdProperty, imageUploadUrl } from "./types/created-property.ts";
import { EstateAgent } from "./types/estate-agent.ts";
import { EventPage } from "./types/event.ts";
import { eventStreamUrl } from "./types/event-stream-url.ts";
import { createdGuide, deletedGuide, Guide, guideUploadUrl } from "./types/guide.ts";
import { Health } from "./types/health.ts";
import { createdImport, Import, rejectsUrl } from "./types/import.ts";
import { deletedInbound, InboundDelivery, InboundWebhook, mintedInbound } from "./types/inbound-webhook.ts";
import {
  begunAuthorization,
  connectedIntegration,
  disconnectedIntegration,
  Integration,
  IntegrationPage,
} from "./types/integration.ts";
import { Lead } from "./types/lead.ts";
import { deletedLeadForm, LeadForm } from "./types/lead-form.ts";
import { LeadHistoryEntry } from "./types/lead-history-entry.ts";
import { LeadMerge, unmergedLead } from "./types/lead-merge.ts";
import { LeadBoard, LeadScoring, settings } from "./types/lead-settings.ts";
import { LeadSubmission } from "./types/lead-submission.ts";
import { deletedMailbox, InboundMail, Mailbox } from "./types/mailbox.ts";
import { deletedOauthClient, OauthClient, secretOauthClient } from "./types/oauth-client.ts";
import { Organization } from "./types/organization.ts";
import { Portals, portalLink } from "./types/portal.ts";
import { Property } from "./types/property.ts";
import { Publication, published } from "./types/publication.ts";
import { screenedLead } from "./types/screened-lead.ts";
import { Showing } from "./types/showing.ts";
import { Viewer } from "./types/viewer.ts";
import { deletedWebhook, mintedWebhook, WebhookEndpoint } from "./types/webhook.ts";
import { replayed, sentDelivery, WebhookDelivery, WebhookSamples } from "./types/webhook-delivery.ts";

query("health", getHealth, Health);
query("organization", getOrganization, Organization);

mutation("register", register, registered);
mutation("login", logIn, tokens);
mutation("refreshLogin", refreshLogin, tokens);
mutation("logout", logOut, endedSession);
mutation("switchOrganization", switchOrganization, tokens);
query("viewer", getMe, Viewer);

query("apiKey", getApiKey, ApiKey);
connection("apiKeys", listApiKeys, ApiKey);
mutation("createApiKey", createApiKey, mintedKey);
mutation("updateApiKey", updateApiKey, noun("apiKey", ApiKey));
mutation("rollApiKey", rollApiKey, mintedKey);
mutation("revokeApiKey", revokeApiKey, noun("apiKey", ApiKey));

query("oauthClient", getOauthClient, OauthClient);
connection("oauthClients", listOauthClients, OauthClient);
mutation("createOauthClient", createOauthClient, secretOauthClient);
mutation("updateOauthClient", updateOauthClient, noun("oauthClient", OauthClient));
mutation("rollOauthClientSecret", rollOauthClientSecret, secretOauthClient);
mutation("deleteOauthClient", deleteOauthClient, deletedOauthClient);

connection("authorizedApps", listAuthorizedApps, AuthorizedApp);
connection("myAuthorizedApps", listMyAuthorizedApps, AuthorizedApp);
mutation("revokeAuthorizedApp", revokeAuthorizedApp, revokedApp);
mutation("revokeMyAuthorizedApp", revokeMyAuthorizedApp, revokedApp);

connection("auditEntries", listAuditEntries, AuditEntry);

query("estateAgent", getEstateAgent, EstateAgent);
connection("estateAgents", listEstateAgents, EstateAgent);
mutation("createEstateAgent", createEstateAgent, noun("estateAgent", EstateAgent));

query("property", getProperty, Property);
connection("properties", listProperties, Property);
mutation("createProperty", createProperty, createdProperty);
mutation("updateProperty", updateProperty, noun("property", Property));
mutation("renewImageUploadUrl", renewImageUploadUrl, imageUploadUrl);

query("publication", getPublication, Publication);
connection("publications", listPublications, Publication);
mutation("publishProperty", publishProperty, published);
mutation("unpublishProperty", unpublishProperty, noun("publication", Publication));
mutation("retryPublication", retryPublication, noun("publication", Publication));
query("portals", listPortals, Portals);
mutation("portalLink", getPortalLink, portalLink);
mutation("rotatePortalLink", rotatePortalLink, portalLink);

query("import", getImport, Import);
connection("imports", listImports, Import);
mutation("createImport", createImport, createdImport);
mutation("cancelImport", cancelImport, noun("import", Import));
mutation("createImportRejectsUrl", createRejectsUrl, rejectsUrl);

query("integration", getIntegration, Integration);
query("integrations", listIntegrations, IntegrationPage, { rows: ({ limit }) => Math.max(Number(limit), 0) });
mutation("authorizeIntegration", authorizeIntegration, begunAuthorization);
mutation("connectIntegration", connectIntegration, connectedIntegration);
mutation("disconnectIntegration", disconnectIntegration, disconnectedIntegration);

query("lead", getLead, Lead);
connection("leads", listLeads, Lead);
connection("leadSubmissions", listLeadSubmissions, LeadSubmission);
mutation("createLead", createLead, createdLead);
mutation("updateLead", updateLead, noun("lead", Lead));
connection("leadHistory", listLeadHistory, LeadHistoryEntry);
mutation("mergeLeads", mergeLeads, noun("lead", Lead));
mutation("unmergeLead", unmergeLead, unmergedLead);
connection("leadMerges", listLeadMerges, LeadMerge);
query("leadBoard", getLeadBoard, LeadBoard);
mutation("updateLeadBoard", updateLeadBoard, settings("board", LeadBoard));
query("leadScoring", getLeadScoring, LeadScoring);
mutation("updateLeadScoring", updateLeadScoring, settings("scoring", LeadScoring));

query("client", getClient, Client);
connection("clients", listClients, Client);
mutation("createClient", createClient, createdClient);
mutation("updateClient", updateClient, noun("client", Client));

query("showing", getShowing, Showing);
connection("showings", listShowings, Showing);
mutation("requestShowing", requestShowing, noun("showing", Showing));
mutation("confirmShowing", confirmShowing, noun("showing", Showing));
mutation("declineShowing", declineShowing, noun("showing", Showing));

query("events", listEvents, EventPage, { rows: ({ limit }) => Math.max(Number(limit), 0) });
mutation("createEventStreamUrl", createEventStreamUrl, eventStreamUrl);
subscription("events", followEvents);
nounSubscription("leadChanged", followEvents, { noun: "lead", type: Lead, byId: true });
nounSubscription("propertyChanged", followEvents, { noun: "property", type: Property, byId: true });
nounSubscription("importChanged", followEvents, { noun: "import", type: Import, byId: true });
nounSubscription("showingRequested", followEvents, { noun: "showing", type: Showing, types: ["showing.requested"] });

query("webhookEndpoint", getWebhook, WebhookEndpoint);
connection("webhookEndpoints", listWebhooks, WebhookEndpoint);
mutation("createWebhook", createWebhook, mintedWebhook);
mutation("updateWebhook", updateWebhook, noun("webhook", WebhookEndpoint));
mutation("deleteWebhook", deleteWebhook, deletedWebhook);
mutation("rotateWebhookSecret", rotateSecret, mintedWebhook);
mutation("finishWebhookRotation", finishRotation, noun("webhook", WebhookEndpoint));
mutation("testWebhook", sendTestEvent, sentDelivery);
connection("webhookDeliveries", listWebhookDeliveries, WebhookDelivery);
mutation("redeliverWebhook", redeliver, sentDelivery);
mutation("replayWebhook", replayWebhook, replayed);
query("webhookSamples", sampleWebhook, WebhookSamples);

query("inboundWebhook", getInboundWebhook, InboundWebhook);
connection("inboundWebhooks", listInboundWebhooks, InboundWebhook);
mutation("createInboundWebhook", createInboundWebhook, mintedInbound);
mutation("updateInboundWebhook", updateInboundWebhook, noun("inboundWebhook", InboundWebhook));
mutation("deleteInboundWebhook", deleteInboundWebhook, deletedInbound);
connection("inboundDeliveries", listInboundDeliveries, InboundDelivery);
query("leadForm", getLeadForm, LeadForm);
connection("leadForms", listLeadForms, LeadForm);
mutation("createLeadForm", createLeadForm, noun("leadForm", LeadForm));
mutation("updateLeadForm", updateLeadForm, noun("leadForm", LeadForm));
mutation("deleteLeadForm", deleteLeadForm, deletedLeadForm);

query("guide", getGuide, Guide);
connection("guides", listGuides, Guide);
mutation("createGuide", createGuide, createdGuide);
mutation("updateGuide", updateGuide, noun("guide", Guide));
mutation("deleteGuide", deleteGuide, deletedGuide);
mutation("renewGuideUploadUrl", renewGuideUploadUrl, guideUploadUrl);

query("mailbox", getMailbox, Mailbox);
connection("mailboxes", listMailboxes, Mailbox);
mutation("createMailbox", createMailbox, noun("mailbox", Mailbox));
mutation("updateMailbox", updateMailbox, noun("mailbox", Mailbox));
mutation("deleteMailbox", deleteMailbox, deletedMailbox);

query("inboundMail", getInboundMail, InboundMail);
connection("inboundMails", listInboundMails, InboundMail);
mutation("resolveInboundMail", resolveMail, noun("inboundMail", InboundMail));
mutation("retryInboundMail", retryMail, noun("inboundMail", InboundMail));
mutation("ignoreInboundMail", ignoreMail, noun("inboundMail", InboundMail));

mutation("reviewListing", reviewListing, listingReview);
mutation("enhancePhoto", enhancePhoto, photoEnhancement);
query("aiBudget", getAiBudget, AiBudget);
mutation("updateAiBudget", updateAiBudget, updatedAiBudget);
connection("aiUsage", listAiUsage, AiUsage);
query("aiUsageSummary", summarizeAiUsage, AiUsageSummary);
query("complianceSettings", getComplianceSettings, ComplianceSettings);
mutation("updateComplianceSettings", updateComplianceSettings, complianceSettings);
connection("complianceRecords", listComplianceRecords, ComplianceRecord);
mutation("screenLead", screenAgain, screenedLead);
mutation("clearLead", clearLead, noun("lead", Lead));
mutation("recordKyc", recordKyc, noun("lead", Lead));
// generator: graphql
