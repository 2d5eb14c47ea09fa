import {
  authorizeIntegration,
  clearLead,
  connectIntegration,
  createLead,
  createProperty,
  disconnectIntegration,
  enhancePhoto,
  getComplianceSettings,
  getIntegration,
  getPortalLink,
  getProperty,
  getPublication,
  IMAGE_MAX_BYTES,
  IMPORT_MAX_BYTES,
  listComplianceRecords,
  listIntegrations,
  listLeads,
  listPortals,
  listProperties,
  listPublications,
  publishProperty,
  receiveCallback,
  recordKyc,
  renewImageUploadUrl,
  retryPublication,
  returnIntegration,
  reviewListing,
  rotatePortalLink,
  screenAgain,
  streamRejects,
  unpublishProperty,
  updateComplianceSettings,
  updateLead,
  updateProperty,
  uploadImage,
  uploadImport,
} from "@orrery/domain";
import { JSON_BODY_MAX_BYTES } from "@orrery/operation";
import { endpointsOf } from "../../route.ts";
import { paged } from "../v1-page.ts";
import { orkasa } from "./contract.ts";
import { returnPage } from "./integrations.ts";
import { createdLead, heldMove } from "./views.ts";

const endpoint = endpointsOf(orkasa);

const PROPERTY_FILTERS = ["status", "type", "operation", "city", "price", "priceMin", "priceMax", "agentId"];

/** Where `image_upload_url` leads: no other credential is asked for. */
const IMAGE_UPLOADS = "/v1/image-uploads/{link}";
const IMAGE = {
  content: "content",
  contentType: "contentType",
  accepts: ["image/*", "application/octet-stream"],
  maxBytes: IMAGE_MAX_BYTES,
};

/** Where an import's `uploadUrl` leads. Its document names none of this: files come and go over HTTP alone. */
const IMPORT_UPLOADS = "/v1/import-uploads/{link}";
const CSV = {
  content: "content",
  contentType: "contentType",
  accepts: ["text/csv", "application/octet-stream"],
  maxBytes: IMPORT_MAX_BYTES,
};

export const orkasaRoutes = [
  endpoint("GET", "/v1/properties", listProperties, {
    fields: ["q", ...PROPERTY_FILTERS, "sort", "limit", "cursor"],
    ...paged(listProperties),
  }),
  endpoint("POST", "/v1/properties", createProperty),
  endpoint("GET", "/v1/properties/{id}", getProperty),
  endpoint("PATCH", "/v1/properties/{id}", updateProperty),
  endpoint("POST", "/v1/properties/{id}/image-upload-url", renewImageUploadUrl, { status: 200 }),
  endpoint("POST", "/v1/properties/{id}/publish", publishProperty, { status: 202 }),
  endpoint("DELETE", "/v1/properties/{id}/publish/{portal}", unpublishProperty),
  endpoint("GET", "/v1/publications", listPublications, {
    fields: ["propertyId", "portal", "status", "limit", "cursor"],
    ...paged(listPublications),
  }),
  endpoint("GET", "/v1/publications/{id}", getPublication),
  endpoint("POST", "/v1/publications/{id}/retry", retryPublication, { status: 202 }),
  endpoint("GET", "/v1/portals", listPortals),
  endpoint("POST", "/v1/portals/{portal}/link", getPortalLink, { status: 200 }),
  endpoint("POST", "/v1/portals/{portal}/link/rotate", rotatePortalLink, { status: 200 }),
  endpoint("POST", "/v1/portal-callbacks/{token}", receiveCallback, {
    status: 200,
    fields: ["token", "body"],
    receives: { token: "token", body: "body", headers: "headers", maxBytes: JSON_BODY_MAX_BYTES },
  }),
  endpoint("PUT", IMAGE_UPLOADS, uploadImage, { status: 201, file: IMAGE }),
  endpoint("POST", IMAGE_UPLOADS, uploadImage, { status: 201, file: IMAGE }),
  endpoint("PUT", IMPORT_UPLOADS, uploadImport, { status: 201, file: CSV }),
  endpoint("POST", IMPORT_UPLOADS, uploadImport, { status: 201, file: CSV }),
  endpoint("GET", "/v1/import-rejects/{link}", streamRejects, { csv: true }),
  endpoint("GET", "/v1/leads", listLeads, {
    fields: ["q", "status", "source", "agentId", "hold", "scoreMin", "limit", "cursor"],
    ...paged(listLeads),
  }),
  endpoint("POST", "/v1/leads", createLead, createdLead),
  endpoint("PATCH", "/v1/leads/{id}", updateLead, { held: heldMove }),
  endpoint("GET", "/v1/leads/{lead}/screening", listComplianceRecords, {
    fields: ["lead", "kind", "limit", "cursor"],
    ...paged(listComplianceRecords),
  }),
  endpoint("POST", "/v1/leads/{id}/screen", screenAgain, { status: 200 }),
  endpoint("POST", "/v1/leads/{id}/screening/clear", clearLead, { status: 200 }),
  endpoint("POST", "/v1/leads/{id}/kyc", recordKyc),
  endpoint("GET", "/v1/compliance/records", listComplianceRecords, {
    fields: ["lead", "kind", "limit", "cursor"],
    ...paged(listComplianceRecords),
  }),
  endpoint("GET", "/v1/compliance/settings", getComplianceSettings),
  endpoint("PATCH", "/v1/compliance/settings", updateComplianceSettings),
  endpoint("GET", "/v1/integrations", listIntegrations, paged(listIntegrations)),
  endpoint("GET", "/v1/integrations/{provider}", getIntegration),
  endpoint("POST", "/v1/integrations/{provider}/authorize", authorizeIntegration, { status: 200 }),
  endpoint("GET", "/v1/integrations/{provider}/callback", returnIntegration, { page: returnPage }),
  endpoint("POST", "/v1/integrations/{provider}/connect", connectIntegration, { status: 200 }),
  endpoint("DELETE", "/v1/integrations/{provider}", disconnectIntegration),
  endpoint("POST", "/v1/ai/listing-review", reviewListing, { status: 200 }),
  endpoint("POST", "/v1/ai/photo-enhance", enhancePhoto, { status: 200 }),
];
