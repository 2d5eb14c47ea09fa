import { Registry } from "@orrery/operation";
import { getAiBudget } from "./ai/budget/get-ai-budget.ts";
import { updateAiBudget } from "./ai/budget/update-ai-budget.ts";
import { reviewListing } from "./ai/listing-review/review-listing.ts";
import { enhancePhoto } from "./ai/photo-enhance/enhance-photo.ts";
import { listAiUsage } from "./ai/usage/list-ai-usage.ts";
import { summarizeAiUsage } from "./ai/usage/summarize-ai-usage.ts";
import { clearLead } from "./compliance/hold/clear-lead.ts";
import { recordKyc } from "./compliance/hold/record-kyc.ts";
import { listComplianceRecords } from "./compliance/record/list-records.ts";
import { rescreenLead } from "./compliance/screening/rescreen-lead.ts";
import { screenAgain } from "./compliance/screening/screen-again.ts";
import { getComplianceSettings } from "./compliance/settings/get-settings.ts";
import { updateComplianceSettings } from "./compliance/settings/update-settings.ts";
import { createClient } from "./estate/client/create-client.ts";
import { getClient } from "./estate/client/get-client.ts";
import { listClients } from "./estate/client/list-clients.ts";
import { streamClients } from "./estate/client/stream-clients.ts";
import { updateClient } from "./estate/client/update-client.ts";
import { createEstateAgent } from "./estate/estate-agent/create-estate-agent.ts";
import { getEstateAgent } from "./estate/estate-agent/get-estate-agent.ts";
import { listEstateAgents } from "./estate/estate-agent/list-estate-agents.ts";
import { createGuide } from "./estate/guide/create-guide.ts";
import { deleteGuide } from "./estate/guide/delete-guide.ts";
import { downloadGuide } from "./estate/guide/download-guide.ts";
import { getGuide } from "./estate/guide/get-guide.ts";
import { listGuides } from "./estate/guide/list-guides.ts";
import { openGuide } from "./estate/guide/open-guide.ts";
import { renewGuideUploadUrl } from "./estate/guide/renew-guide-upload-url.ts";
import { requestGuide } from "./estate/guide/request-guide.ts";
import { updateGuide } from "./estate/guide/update-guide.ts";
import { uploadGuide } from "./estate/guide/upload-guide.ts";
import { applyBatch } from "./estate/import/apply-batch.ts";
import { beginImport } from "./estate/import/begin-import.ts";
import { cancelImport } from "./estate/import/cancel-import.ts";
import { createImport } from "./estate/import/create-import.ts";
import { createRejectsUrl } from "./estate/import/create-rejects-url.ts";
import { failImport } from "./estate/import/fail-import.ts";
import { getImport } from "./estate/import/get-import.ts";
import { listImports } from "./estate/import/list-imports.ts";
import { previewBatch } from "./estate/import/preview-batch.ts";
import { streamRejects } from "./estate/import/stream-rejects.ts";
import { uploadImport } from "./estate/import/upload-import.ts";
import { downloadMail } from "./estate/inbound-mail/download-mail.ts";
import { getInboundMail } from "./estate/inbound-mail/get-inbound-mail.ts";
import { ignoreMail } from "./estate/inbound-mail/ignore-mail.ts";
import { listInboundMails } from "./estate/inbound-mail/list-inbound-mails.ts";
import { receiveMail } from "./estate/inbound-mail/receive-mail.ts";
import { resolveMail } from "./estate/inbound-mail/resolve-mail.ts";
import { retryMail } from "./estate/inbound-mail/retry-mail.ts";
import { authorizeIntegration } from "./estate/integration/authorize-integration.ts";
import { beginRenewal } from "./estate/integration/begin-renewal.ts";
import { completeIntegration } from "./estate/integration/complete-integration.ts";
import { connectIntegration } from "./estate/integration/connect-integration.ts";
import { disconnectIntegration } from "./estate/integration/disconnect-integration.ts";
import { endRenewal, failRenewal } from "./estate/integration/end-renewal.ts";
import { getIntegration } from "./estate/integration/get-integration.ts";
import { listIntegrations } from "./estate/integration/list-integrations.ts";
import { returnIntegration } from "./estate/integration/return-integration.ts";
import { createLead } from "./estate/lead/create-lead.ts";
import { getLead } from "./estate/lead/get-lead.ts";
import { listLeadHistory } from "./estate/lead/history/list-lead-history.ts";
import { listLeadSubmissions } from "./estate/lead/list-lead-submissions.ts";
import { listLeads } from "./estate/lead/list-leads.ts";
import { listLeadMerges } from "./estate/lead/merging/list-lead-merges.ts";
import { mergeLeads } from "./estate/lead/merging/merge-leads.ts";
import { unmergeLead } from "./estate/lead/merging/unmerge-lead.ts";
import { pageLeads } from "./estate/lead/page-leads.ts";
import { getLeadBoard } from "./estate/lead/settings/get-board.ts";
import { getLeadScoring } from "./estate/lead/settings/get-scoring.ts";
import { rescoreLeads } from "./estate/lead/settings/rescore-leads.ts";
import { updateLeadBoard } from "./estate/lead/settings/update-board.ts";
import { updateLeadScoring } from "./estate/lead/settings/update-scoring.ts";
import { updateLead } from "./estate/lead/update-lead.ts";
import { createLeadForm } from "./estate/lead-form/create-lead-form.ts";
import { deleteLeadForm } from "./estate/lead-form/delete-lead-form.ts";
import { getLeadForm } from "./estate/lead-form/get-lead-form.ts";
import { listLeadForms } from "./estate/lead-form/list-lead-forms.ts";
import { openLeadForm } from "./estate/lead-form/open-lead-form.ts";
import { submitLeadForm } from "./estate/lead-form/submit-lead-form.ts";
import { updateLeadForm } from "./estate/lead-form/update-lead-form.ts";
import { createMailbox } from "./estate/mailbox/create-mailbox.ts";
import { deleteMailbox } from "./estate/mailbox/delete-mailbox.ts";
import { getMailbox } from "./estate/mailbox/get-mailbox.ts";
import { listMailboxes } from "./estate/mailbox/list-mailboxes.ts";
import { updateMailbox } from "./estate/mailbox/update-mailbox.ts";
import { getPortalLink } from "./estate/portal/get-portal-link.ts";
import { listPortals } from "./estate/portal/list-portals.ts";
import { receiveCallback } from "./estate/portal/receive-callback.ts";
import { rotatePortalLink } from "./estate/portal/rotate-portal-link.ts";
import { createProperty } from "./estate/property/create-property.ts";
import { getProperty } from "./estate/property/get-property.ts";
import { listProperties } from "./estate/property/list-properties.ts";
import { renewImageUploadUrl } from "./estate/property/renew-image-upload-url.ts";
import { streamListings } from "./estate/property/stream-listings.ts";
import { updateProperty } from "./estate/property/update-property.ts";
import { uploadImage } from "./estate/property-image/upload-image.ts";
import { carryOutPublication } from "./estate/publication/carry-out.ts";
import { streamFeed } from "./estate/publication/feed.ts";
import { getPublication } from "./estate/publication/get-publication.ts";
import { listPublications } from "./estate/publication/list-publications.ts";
import { noteFetched } from "./estate/publication/note-fetched.ts";
import { openFeed } from "./estate/publication/open-feed.ts";
import { publishProperty } from "./estate/publication/publish-property.ts";
import { reportPublication } from "./estate/publication/report-publication.ts";
import { retryPublication } from "./estate/publication/retry-publication.ts";
import { unpublishProperty } from "./estate/publication/unpublish-property.ts";
import { getResoProperty } from "./estate/reso/get-reso-property.ts";
import { listEntityEvents } from "./estate/reso/list-entity-events.ts";
import { listResoProperties } from "./estate/reso/list-reso-properties.ts";
import { confirmShowing } from "./estate/showing/confirm-showing.ts";
import { declineShowing } from "./estate/showing/decline-showing.ts";
import { getShowing } from "./estate/showing/get-showing.ts";
import { listShowings } from "./estate/showing/list-showings.ts";
import { requestShowing } from "./estate/showing/request-showing.ts";
import { createApiKey } from "./identity/api-key/create-api-key.ts";
import { getApiKey } from "./identity/api-key/get-api-key.ts";
import { listApiKeys } from "./identity/api-key/list-api-keys.ts";
import { revokeApiKey } from "./identity/api-key/revoke-api-key.ts";
import { rollApiKey } from "./identity/api-key/roll-api-key.ts";
import { updateApiKey } from "./identity/api-key/update-api-key.ts";
import { listAuditEntries } from "./identity/audit/list-audit-entries.ts";
import { getJwks } from "./identity/auth/get-jwks.ts";
import { getMe } from "./identity/auth/get-me.ts";
import { logIn } from "./identity/auth/log-in.ts";
import { logOut } from "./identity/auth/log-out.ts";
import { refreshLogin } from "./identity/auth/refresh-login.ts";
import { register } from "./identity/auth/register.ts";
import { switchOrganization } from "./identity/auth/switch-organization.ts";
import { authorizeApp } from "./identity/authorized-app/authorize-app.ts";
import { listAuthorizedApps, listMyAuthorizedApps } from "./identity/authorized-app/list-authorized-apps.ts";
import { revokeAuthorizedApp, revokeMyAuthorizedApp } from "./identity/authorized-app/revoke-authorized-app.ts";
import { createOauthClient } from "./identity/oauth-client/create-oauth-client.ts";
import { deleteOauthClient } from "./identity/oauth-client/delete-oauth-client.ts";
import { getOauthClient } from "./identity/oauth-client/get-oauth-client.ts";
import { listOauthClients } from "./identity/oauth-client/list-oauth-clients.ts";
import { rollOauthClientSecret } from "./identity/oauth-client/roll-oauth-client-secret.ts";
import { updateOauthClient } from "./identity/oauth-client/update-oauth-client.ts";
import { getOrganization } from "./identity/organization/get-organization.ts";
import { createEventStreamUrl } from "./platform/event/create-stream-url.ts";
import { followEvents } from "./platform/event/follow-events.ts";
import { listEvents } from "./platform/event/list-events.ts";
import { getHealth } from "./platform/health/get-health.ts";
import { createInboundWebhook } from "./platform/inbound-webhook/create-inbound-webhook.ts";
import { deleteInboundWebhook } from "./platform/inbound-webhook/delete-inbound-webhook.ts";
import { getInboundWebhook } from "./platform/inbound-webhook/get-inbound-webhook.ts";
import { listInboundDeliveries } from "./platform/inbound-webhook/list-inbound-deliveries.ts";
import { listInboundWebhooks } from "./platform/inbound-webhook/list-inbound-webhooks.ts";
import { receiveInbound } from "./platform/inbound-webhook/receive.ts";
import { updateInboundWebhook } from "./platform/inbound-webhook/update-inbound-webhook.ts";
import { createWebhook } from "./platform/webhook/create-webhook.ts";
import { deleteWebhook } from "./platform/webhook/delete-webhook.ts";
import { finishRotation } from "./platform/webhook/finish-rotation.ts";
import { getWebhook } from "./platform/webhook/get-webhook.ts";
import { listWebhookDeliveries } from "./platform/webhook/list-deliveries.ts";
import { listWebhooks } from "./platform/webhook/list-webhooks.ts";
import { redeliver } from "./platform/webhook/redeliver.ts";
import { replayWebhook } from "./platform/webhook/replay.ts";
import { rotateSecret } from "./platform/webhook/rotate-secret.ts";
import { sampleWebhook } from "./platform/webhook/sample-webhook.ts";
import { sendTestEvent } from "./platform/webhook/send-test.ts";
import { subscribeWebhook } from "./platform/webhook/subscribe-webhook.ts";
import { updateWebhook } from "./platform/webhook/update-webhook.ts";
import { webhookDisabled } from "./platform/webhook/webhook-events.ts";

/** Every operation there is: what is not here is on no surface, and its scope does not exist. */
export const registry = new Registry(
  [
    getHealth,
    register,
    logIn,
    refreshLogin,
    logOut,
    switchOrganization,
    getMe,
    getJwks,
    getOrganization,
    createApiKey,
    getApiKey,
    listApiKeys,
    updateApiKey,
    rollApiKey,
    revokeApiKey,
    createOauthClient,
    getOauthClient,
    listOauthClients,
    updateOauthClient,
    rollOauthClientSecret,
    deleteOauthClient,
    authorizeApp,
    listAuthorizedApps,
    listMyAuthorizedApps,
    revokeAuthorizedApp,
    revokeMyAuthorizedApp,
    listAuditEntries,
    createEstateAgent,
    getEstateAgent,
    listEstateAgents,
    createProperty,
    getProperty,
    listProperties,
    updateProperty,
    streamListings,
    listResoProperties,
    getResoProperty,
    listEntityEvents,
    renewImageUploadUrl,
    uploadImage,
    publishProperty,
    unpublishProperty,
    getPublication,
    listPublications,
    retryPublication,
    carryOutPublication,
    reportPublication,
    streamFeed,
    openFeed,
    noteFetched,
    listPortals,
    getPortalLink,
    rotatePortalLink,
    receiveCallback,
    createImport,
    uploadImport,
    beginImport,
    applyBatch,
    previewBatch,
    failImport,
    getImport,
    listImports,
    cancelImport,
    createRejectsUrl,
    streamRejects,
    listIntegrations,
    getIntegration,
    authorizeIntegration,
    returnIntegration,
    completeIntegration,
    connectIntegration,
    disconnectIntegration,
    beginRenewal,
    endRenewal,
    failRenewal,
    createLead,
    getLead,
    listLeads,
    pageLeads,
    updateLead,
    listLeadSubmissions,
    listLeadHistory,
    mergeLeads,
    unmergeLead,
    listLeadMerges,
    getLeadBoard,
    updateLeadBoard,
    getLeadScoring,
    updateLeadScoring,
    rescoreLeads,
    createClient,
    getClient,
    listClients,
    streamClients,
    updateClient,
    requestShowing,
    getShowing,
    listShowings,
    confirmShowing,
    declineShowing,
    listEvents,
    followEvents,
    createEventStreamUrl,
    createWebhook,
    subscribeWebhook,
    getWebhook,
    listWebhooks,
    updateWebhook,
    deleteWebhook,
    rotateSecret,
    finishRotation,
    sendTestEvent,
    listWebhookDeliveries,
    redeliver,
    replayWebhook,
    sampleWebhook,
    createInboundWebhook,
    getInboundWebhook,
    listInboundWebhooks,
    updateInboundWebhook,
    deleteInboundWebhook,
    listInboundDeliveries,
    receiveInbound,
    createLeadForm,
    getLeadForm,
    listLeadForms,
    updateLeadForm,
    deleteLeadForm,
    openLeadForm,
    submitLeadForm,
    createGuide,
    getGuide,
    listGuides,
    updateGuide,
    deleteGuide,
    renewGuideUploadUrl,
    uploadGuide,
    openGuide,
    requestGuide,
    downloadGuide,
    createMailbox,
    getMailbox,
    listMailboxes,
    updateMailbox,
    deleteMailbox,
    receiveMail,
    downloadMail,
    getInboundMail,
    listInboundMails,
    resolveMail,
    retryMail,
    ignoreMail,
    reviewListing,
    enhancePhoto,
    getAiBudget,
    updateAiBudget,
    listAiUsage,
    summarizeAiUsage,
    getComplianceSettings,
    updateComplianceSettings,
    listComplianceRecords,
    screenAgain,
    rescreenLead,
    clearLead,
    recordKyc,
    // generator: registry
  ],
  [webhookDisabled],
);
