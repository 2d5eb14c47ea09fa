export { aiRead } from "./ai/ai.ts";
export { getAiBudget } from "./ai/budget/get-ai-budget.ts";
export { microsOf, monthOf, usd } from "./ai/budget/month.ts";
export { updateAiBudget } from "./ai/budget/update-ai-budget.ts";
export { CALL_ATTEMPTS } from "./ai/call/call.ts";
export { reviewListing } from "./ai/listing-review/review-listing.ts";
export { enhancePhoto } from "./ai/photo-enhance/enhance-photo.ts";
export type { AiModels, AiPhotos, AiPorts, AiTask, ChosenModel, PhotoProblem, PhotoSource } from "./ai/ports.ts";
export { AI_OUTCOMES } from "./ai/usage/ai-usage.ts";
export { listAiUsage } from "./ai/usage/list-ai-usage.ts";
export { summarizeAiUsage } from "./ai/usage/summarize-ai-usage.ts";
export { complianceRead } from "./compliance/compliance.ts";
export { clearLead } from "./compliance/hold/clear-lead.ts";
export { HOLD_REASONS, holdOf } from "./compliance/hold/hold.ts";
export { recordKyc } from "./compliance/hold/record-kyc.ts";
export type { CompliancePorts, LeadScreenings } from "./compliance/ports.ts";
export { listComplianceRecords } from "./compliance/record/list-records.ts";
export { OUTCOMES, RECORD_KINDS, SCREENING_CAUSES } from "./compliance/record/record.ts";
export { askedWords, CANDIDATES, type Candidates } from "./compliance/screening/candidates.ts";
export type { KeptMatch } from "./compliance/screening/match.ts";
export { rescreenLead } from "./compliance/screening/rescreen-lead.ts";
export { isAlert, screeningOf } from "./compliance/screening/screen.ts";
export { screenAgain } from "./compliance/screening/screen-again.ts";
export { getComplianceSettings } from "./compliance/settings/get-settings.ts";
export { DEFAULT_ALERT_SCORE } from "./compliance/settings/settings.ts";
export { updateComplianceSettings } from "./compliance/settings/update-settings.ts";
export { BUYING_STAGES, clientsRead } from "./estate/client/client.ts";
export { createClient } from "./estate/client/create-client.ts";
export { getClient } from "./estate/client/get-client.ts";
export { listClients } from "./estate/client/list-clients.ts";
export { streamClients } from "./estate/client/stream-clients.ts";
export { updateClient } from "./estate/client/update-client.ts";
export { contentOf } from "./estate/content.ts";
export { createEstateAgent } from "./estate/estate-agent/create-estate-agent.ts";
export { estateAgentsRead } from "./estate/estate-agent/estate-agent.ts";
export { getEstateAgent } from "./estate/estate-agent/get-estate-agent.ts";
export { listEstateAgents } from "./estate/estate-agent/list-estate-agents.ts";
export { createGuide } from "./estate/guide/create-guide.ts";
export { deleteGuide } from "./estate/guide/delete-guide.ts";
export { downloadGuide } from "./estate/guide/download-guide.ts";
export { getGuide } from "./estate/guide/get-guide.ts";
export {
  GUIDE_KINDS,
  GUIDE_MAX_BYTES,
  guidePath,
  guidesRead,
  HEAD_BYTES,
} from "./estate/guide/guide.ts";
export { listGuides } from "./estate/guide/list-guides.ts";
export { openGuide } from "./estate/guide/open-guide.ts";
export type { GuideFiles, GuideLinks } from "./estate/guide/ports.ts";
export { renewGuideUploadUrl } from "./estate/guide/renew-guide-upload-url.ts";
export { GUIDE_ASKS, requestGuide } from "./estate/guide/request-guide.ts";
export { updateGuide } from "./estate/guide/update-guide.ts";
export { uploadGuide } from "./estate/guide/upload-guide.ts";
export { applyBatch, BATCH_ROWS } from "./estate/import/apply-batch.ts";
export type { BatchRow } from "./estate/import/batch.ts";
export { beginImport } from "./estate/import/begin-import.ts";
export { cancelImport } from "./estate/import/cancel-import.ts";
export { createImport, type ImportSettings } from "./estate/import/create-import.ts";
export { createRejectsUrl } from "./estate/import/create-rejects-url.ts";
export { failImport } from "./estate/import/fail-import.ts";
export { getImport } from "./estate/import/get-import.ts";
export {
  IMPORT_COLUMNS_MISSING,
  IMPORT_MAX_BYTES,
  IMPORT_MAX_ROWS,
  IMPORT_MOVED_ON,
  IMPORT_OVER,
  IMPORT_STATUSES,
  IMPORT_UNREADABLE,
  isOver,
} from "./estate/import/import.ts";
export { listImports } from "./estate/import/list-imports.ts";
export { CellProblem } from "./estate/import/mapping/cells.ts";
export { rowMapper } from "./estate/import/mapping/map-row.ts";
export { Mapping } from "./estate/import/mapping/mapping.ts";
export { DEFAULT_MAPPING, MAPPINGS, mappingOf, missingColumns } from "./estate/import/mapping/mappings.ts";
export type { CsvSummary, ImportFiles, ImportLinks, ImportPorts, ImportRuns } from "./estate/import/ports.ts";
export { previewBatch } from "./estate/import/preview-batch.ts";
export { streamRejects } from "./estate/import/stream-rejects.ts";
export { uploadImport } from "./estate/import/upload-import.ts";
export { downloadMail } from "./estate/inbound-mail/download-mail.ts";
export { getInboundMail } from "./estate/inbound-mail/get-inbound-mail.ts";
export { ignoreMail } from "./estate/inbound-mail/ignore-mail.ts";
export { MAIL_MAX_BYTES, MAIL_STATUSES } from "./estate/inbound-mail/inbound-mail.ts";
export { listInboundMails } from "./estate/inbound-mail/list-inbound-mails.ts";
export { receiveMail } from "./estate/inbound-mail/receive-mail.ts";
export { resolveMail } from "./estate/inbound-mail/resolve-mail.ts";
export { retryMail } from "./estate/inbound-mail/retry-mail.ts";
export { authorizeIntegration } from "./estate/integration/authorize-integration.ts";
export { beginRenewal } from "./estate/integration/begin-renewal.ts";
export { completeIntegration } from "./estate/integration/complete-integration.ts";
export { connectIntegration } from "./estate/integration/connect-integration.ts";
export { disconnectIntegration } from "./estate/integration/disconnect-integration.ts";
export { endRenewal, failRenewal } from "./estate/integration/end-renewal.ts";
export { getIntegration } from "./estate/integration/get-integration.ts";
export { INTEGRATION_GRANTS } from "./estate/integration/grants.ts";
export {
  INTEGRATION_STATUSES,
  integrationsRead,
  partyOf,
  providerAccess,
  toIntegrationView,
} from "./estate/integration/integration.ts";
export { listIntegrations } from "./estate/integration/list-integrations.ts";
export {
  type AuthorizationSecrets,
  type ConnectionSecrets,
  type IntegrationAuthorizations,
  type IntegrationPorts,
  type IntegrationSecrets,
  type IntegrationSettings,
  type OperatorsClient,
  type PortalOAuth,
  type ProviderAccess,
  type ProviderParty,
  ProviderProblem,
  type ProviderTokens,
  type TakenAuthorization,
} from "./estate/integration/ports.ts";
export { returnIntegration } from "./estate/integration/return-integration.ts";
export { LEAD_STATUSES } from "./estate/lead/board.ts";
export { createLead } from "./estate/lead/create-lead.ts";
export { getLead } from "./estate/lead/get-lead.ts";
export { LEAD_HISTORY_KINDS } from "./estate/lead/history/history.ts";
export { actorIn, listLeadHistory } from "./estate/lead/history/list-lead-history.ts";
export { LeadView, leadsRead } from "./estate/lead/lead.ts";
export { listLeadSubmissions } from "./estate/lead/list-lead-submissions.ts";
export { listLeads } from "./estate/lead/list-leads.ts";
export { listLeadMerges } from "./estate/lead/merging/list-lead-merges.ts";
export { mergeLeads } from "./estate/lead/merging/merge-leads.ts";
export { unmergeLead } from "./estate/lead/merging/unmerge-lead.ts";
export { pageLeads } from "./estate/lead/page-leads.ts";
export { getLeadBoard } from "./estate/lead/settings/get-board.ts";
export { getLeadScoring } from "./estate/lead/settings/get-scoring.ts";
export type { LeadPorts, LeadRescoring } from "./estate/lead/settings/ports.ts";
export { rescoreLeads } from "./estate/lead/settings/rescore-leads.ts";
export { updateLeadBoard } from "./estate/lead/settings/update-board.ts";
export { updateLeadScoring } from "./estate/lead/settings/update-scoring.ts";
export { updateLead } from "./estate/lead/update-lead.ts";
export { createLeadForm } from "./estate/lead-form/create-lead-form.ts";
export { deleteLeadForm } from "./estate/lead-form/delete-lead-form.ts";
export { getLeadForm } from "./estate/lead-form/get-lead-form.ts";
export { formPath, LEAD_FORM_TARGETS, leadFormsRead } from "./estate/lead-form/lead-form.ts";
export { listLeadForms } from "./estate/lead-form/list-lead-forms.ts";
export { openLeadForm } from "./estate/lead-form/open-lead-form.ts";
export { submitLeadForm } from "./estate/lead-form/submit-lead-form.ts";
export { updateLeadForm } from "./estate/lead-form/update-lead-form.ts";
export { createMailbox } from "./estate/mailbox/create-mailbox.ts";
export { deleteMailbox } from "./estate/mailbox/delete-mailbox.ts";
export { getMailbox } from "./estate/mailbox/get-mailbox.ts";
export { listMailboxes } from "./estate/mailbox/list-mailboxes.ts";
export { mailboxesRead } from "./estate/mailbox/mailbox.ts";
export type {
  Correspondent,
  MailAddresses,
  MailPorts,
  MailProblem,
  MailReader,
  ReadMail,
} from "./estate/mailbox/ports.ts";
export { updateMailbox } from "./estate/mailbox/update-mailbox.ts";
export { getPortalLink } from "./estate/portal/get-portal-link.ts";
export type { KyeroListing } from "./estate/portal/kyero-listing.ts";
export { listPortals } from "./estate/portal/list-portals.ts";
export type { PortalLinkView } from "./estate/portal/portal-link.ts";
export { breachesOf, PORTAL_SPECS, portalOf } from "./estate/portal/portal-spec.ts";
export { PORTALS, type PortalDefinition, type PortalName } from "./estate/portal/portals.ts";
export { type PortalAccess, type PortalConnections, PortalUnavailable } from "./estate/portal/ports.ts";
export type {
  AddressPurpose,
  PortalAddresses,
  PortalAnswer,
  PortalCaller,
  PortalIntake,
  PortalReport,
  PortalTransport,
  PublishingPorts,
  PublishOptions,
  PushedListing,
  PushTarget,
} from "./estate/portal/publishing-ports.ts";
export { receiveCallback } from "./estate/portal/receive-callback.ts";
export { rotatePortalLink } from "./estate/portal/rotate-portal-link.ts";
export type {
  EditedImage,
  EstatePorts,
  FileStore,
  ImageEditor,
  ImageProblem,
  UploadLinks,
} from "./estate/ports.ts";
export { createProperty } from "./estate/property/create-property.ts";
export { getProperty } from "./estate/property/get-property.ts";
export { listProperties } from "./estate/property/list-properties.ts";
export {
  PROPERTY_OPERATIONS,
  PROPERTY_STATUSES,
  PROPERTY_TYPES,
  propertiesRead,
} from "./estate/property/property.ts";
export { PROPERTY_SORTS } from "./estate/property/property-orders.ts";
export { renewImageUploadUrl } from "./estate/property/renew-image-upload-url.ts";
export { streamListings } from "./estate/property/stream-listings.ts";
export { updateProperty } from "./estate/property/update-property.ts";
export {
  fullName,
  IMAGE_MAX_BYTES,
  IMAGES_MAX,
  IMAGES_SHOWN,
  positionAt,
  thumbnailName,
} from "./estate/property-image/property-image.ts";
export { uploadImage } from "./estate/property-image/upload-image.ts";
export { carryOutPublication } from "./estate/publication/carry-out.ts";
export { type FeedItem, type FeedPortal, streamFeed } from "./estate/publication/feed.ts";
export { getPublication } from "./estate/publication/get-publication.ts";
export { listPublications } from "./estate/publication/list-publications.ts";
export { FETCHED_MAX, noteFetched } from "./estate/publication/note-fetched.ts";
export { openFeed } from "./estate/publication/open-feed.ts";
export { LISTING_NOT_PUBLISHABLE, PUBLICATION_BUSY, PUBLICATION_STATUSES } from "./estate/publication/publication.ts";
export { publishProperty } from "./estate/publication/publish-property.ts";
export { reportPublication } from "./estate/publication/report-publication.ts";
export { retryPublication } from "./estate/publication/retry-publication.ts";
export { TAKE_DUE } from "./estate/publication/statements.ts";
export { unpublishProperty } from "./estate/publication/unpublish-property.ts";
export { getResoProperty } from "./estate/reso/get-reso-property.ts";
export { listEntityEvents } from "./estate/reso/list-entity-events.ts";
export { listResoProperties } from "./estate/reso/list-reso-properties.ts";
export { ODATA_UNSUPPORTED } from "./estate/reso/odata/refusals.ts";
export {
  RESO_NAMESPACE,
  RESO_PATH,
  RESO_RESOURCES,
  type ResoField,
  type ResoResource,
} from "./estate/reso/reso-model.ts";
export {
  type ResoListing,
  type ResoMedia,
  type ResoProperty,
  toResoMedia,
  toResoProperty,
} from "./estate/reso/reso-property.ts";
export { confirmShowing } from "./estate/showing/confirm-showing.ts";
export { declineShowing } from "./estate/showing/decline-showing.ts";
export { getShowing } from "./estate/showing/get-showing.ts";
export { listShowings } from "./estate/showing/list-showings.ts";
export { requestShowing } from "./estate/showing/request-showing.ts";
export { SHOWING_STATUSES, showingsRead } from "./estate/showing/showing.ts";
export type { UploadLink } from "./estate/upload-link.ts";
export { FIELD_MAX, FORM_EXPIRED, FORM_FIELDS, FORM_SENT, type FormField, HONEYPOT } from "./estate/visitor/guard.ts";
export type {
  Counted,
  OpenTicket,
  PageKind,
  PageTokens,
  Submission,
  VisitorIntake,
  VisitorPorts,
  VisitorTickets,
} from "./estate/visitor/ports.ts";
export type { FormSource, GuideSource, IntakeSource } from "./estate/visitor/sources.ts";
export {
  API_KEY_KINDS,
  API_KEY_STATUSES,
  apiKeyKind,
  apiKeyOverlap,
  apiKeyStatus,
  apiKeysRead,
} from "./identity/api-key/api-key.ts";
export { apiKeyFields } from "./identity/api-key/api-key-input.ts";
export { CONFINEMENT_NOT_FOUND } from "./identity/api-key/confinement.ts";
export { createApiKey } from "./identity/api-key/create-api-key.ts";
export { getApiKey } from "./identity/api-key/get-api-key.ts";
export { listApiKeys } from "./identity/api-key/list-api-keys.ts";
export { revokeApiKey } from "./identity/api-key/revoke-api-key.ts";
export { OVERLAP_HOURS_MAX, rollApiKey } from "./identity/api-key/roll-api-key.ts";
export { updateApiKey } from "./identity/api-key/update-api-key.ts";
export { auditRead } from "./identity/audit/audit-entry.ts";
export { listAuditEntries } from "./identity/audit/list-audit-entries.ts";
export { getJwks } from "./identity/auth/get-jwks.ts";
export { getMe } from "./identity/auth/get-me.ts";
export { logIn } from "./identity/auth/log-in.ts";
export { logOut } from "./identity/auth/log-out.ts";
export { refreshLogin } from "./identity/auth/refresh-login.ts";
export { register } from "./identity/auth/register.ts";
export { switchOrganization } from "./identity/auth/switch-organization.ts";
export { AUTHORIZATION_DAYS, authorizeApp } from "./identity/authorized-app/authorize-app.ts";
export { authorizedAppsRead } from "./identity/authorized-app/authorized-app.ts";
export { listAuthorizedApps, listMyAuthorizedApps } from "./identity/authorized-app/list-authorized-apps.ts";
export { revokeAuthorizedApp, revokeMyAuthorizedApp } from "./identity/authorized-app/revoke-authorized-app.ts";
export { createOauthClient } from "./identity/oauth-client/create-oauth-client.ts";
export { deleteOauthClient } from "./identity/oauth-client/delete-oauth-client.ts";
export { getOauthClient } from "./identity/oauth-client/get-oauth-client.ts";
export { listOauthClients } from "./identity/oauth-client/list-oauth-clients.ts";
export {
  OAUTH_CLIENT_KINDS,
  OAUTH_GRANT_TYPES,
  type OauthClientKind,
  type OauthGrantType,
  oauthClientOverlap,
  oauthClientsRead,
} from "./identity/oauth-client/oauth-client.ts";
export { APP_TOKEN_PREFIX } from "./identity/oauth-client/oauth-client-input.ts";
export { rollOauthClientSecret } from "./identity/oauth-client/roll-oauth-client-secret.ts";
export { updateOauthClient } from "./identity/oauth-client/update-oauth-client.ts";
export { getOrganization } from "./identity/organization/get-organization.ts";
export { orgRead } from "./identity/organization/organization.ts";
export type { Accounts, KeyMint, OauthApp, OauthApps, Profile, Tokens } from "./identity/ports.ts";
export type { DomainPorts } from "./kernel.ts";
export { createEventStreamUrl } from "./platform/event/create-stream-url.ts";
export { CURSOR_AHEAD, CURSOR_EXPIRED } from "./platform/event/event.ts";
export { followEvents } from "./platform/event/follow-events.ts";
export { listEvents } from "./platform/event/list-events.ts";
export type { EventFeed, EventStreamLinks } from "./platform/event/ports.ts";
export { getHealth } from "./platform/health/get-health.ts";
export { createInboundWebhook } from "./platform/inbound-webhook/create-inbound-webhook.ts";
export { deleteInboundWebhook } from "./platform/inbound-webhook/delete-inbound-webhook.ts";
export { getInboundWebhook } from "./platform/inbound-webhook/get-inbound-webhook.ts";
export { INBOUND_STATUSES, INBOUND_TARGETS, verificationOf } from "./platform/inbound-webhook/inbound-webhook.ts";
export { INBOUND_OUTCOMES, listInboundDeliveries } from "./platform/inbound-webhook/list-inbound-deliveries.ts";
export { listInboundWebhooks } from "./platform/inbound-webhook/list-inbound-webhooks.ts";
export { InboundMapping } from "./platform/inbound-webhook/mapping.ts";
export type {
  InboundEntry,
  InboundIntake,
  InboundPorts,
  InboundSource,
  InboundTokens,
} from "./platform/inbound-webhook/ports.ts";
export { receiveInbound } from "./platform/inbound-webhook/receive.ts";
export { SIGNATURE_SCHEMES } from "./platform/inbound-webhook/signature.ts";
export { updateInboundWebhook } from "./platform/inbound-webhook/update-inbound-webhook.ts";
export { createWebhook } from "./platform/webhook/create-webhook.ts";
export { deleteWebhook } from "./platform/webhook/delete-webhook.ts";
export { WEBHOOK_DIALECTS, type WebhookDialect } from "./platform/webhook/dialects.ts";
export { finishRotation } from "./platform/webhook/finish-rotation.ts";
export { getWebhook } from "./platform/webhook/get-webhook.ts";
export { listWebhookDeliveries } from "./platform/webhook/list-deliveries.ts";
export { listWebhooks } from "./platform/webhook/list-webhooks.ts";
export type {
  WebhookBodies,
  WebhookEngine,
  WebhookPorts,
  WebhookSample,
  WebhookSecrets,
  WebhookTargets,
} from "./platform/webhook/ports.ts";
export { redeliver } from "./platform/webhook/redeliver.ts";
export { replayWebhook } from "./platform/webhook/replay.ts";
export { rotateSecret } from "./platform/webhook/rotate-secret.ts";
export { sampleWebhook } from "./platform/webhook/sample-webhook.ts";
export { sendTestEvent } from "./platform/webhook/send-test.ts";
export { subscribeWebhook } from "./platform/webhook/subscribe-webhook.ts";
export { updateWebhook } from "./platform/webhook/update-webhook.ts";
export {
  ATTEMPTS_SHOWN,
  WEBHOOK_DELIVERY_STATES,
} from "./platform/webhook/webhook-delivery.ts";
export {
  filterOf,
  overlapEnd,
  overlapping,
  type RetiredSecret,
  WEBHOOK_DISABLED_REASONS,
  WEBHOOK_STATUSES,
  webhooksRead,
} from "./platform/webhook/webhook-endpoint.ts";
export { registry } from "./registry.ts";
// generator: index
