import {
  createGuide,
  createLeadForm,
  createMailbox,
  deleteGuide,
  deleteLeadForm,
  deleteMailbox,
  downloadMail,
  GUIDE_KINDS,
  GUIDE_MAX_BYTES,
  getGuide,
  getInboundMail,
  getLeadForm,
  getMailbox,
  ignoreMail,
  listGuides,
  listInboundMails,
  listLeadForms,
  listMailboxes,
  MAIL_MAX_BYTES,
  receiveMail,
  renewGuideUploadUrl,
  resolveMail,
  retryMail,
  updateGuide,
  updateLeadForm,
  updateMailbox,
  uploadGuide,
} from "@orrery/domain";
import { endpointsOf } from "../../route.ts";
import { paged } from "../v1-page.ts";
import { orkestra } from "./contract.ts";

const endpoint = endpointsOf(orkestra);
const PAGED = ["limit", "cursor"];

/** Where leads come from, beside Orkestra's own endpoints. */
export const sourceRoutes = [
  endpoint("GET", "/v1/lead-forms", listLeadForms, { fields: PAGED, ...paged(listLeadForms) }),
  endpoint("POST", "/v1/lead-forms", createLeadForm),
  endpoint("GET", "/v1/lead-forms/{id}", getLeadForm),
  endpoint("PATCH", "/v1/lead-forms/{id}", updateLeadForm),
  endpoint("DELETE", "/v1/lead-forms/{id}", deleteLeadForm),
  endpoint("GET", "/v1/guides", listGuides, { fields: PAGED, ...paged(listGuides) }),
  endpoint("POST", "/v1/guides", createGuide),
  endpoint("GET", "/v1/guides/{id}", getGuide),
  endpoint("PATCH", "/v1/guides/{id}", updateGuide),
  endpoint("DELETE", "/v1/guides/{id}", deleteGuide),
  endpoint("POST", "/v1/guides/{id}/upload-url", renewGuideUploadUrl, { status: 200 }),
  endpoint("PUT", "/v1/guide-uploads/{link}", uploadGuide, {
    file: {
      content: "content",
      contentType: "contentType",
      accepts: GUIDE_KINDS.map(({ contentType }) => contentType),
      maxBytes: GUIDE_MAX_BYTES,
    },
  }),
  endpoint("GET", "/v1/mailboxes", listMailboxes, { fields: PAGED, ...paged(listMailboxes) }),
  endpoint("POST", "/v1/mailboxes", createMailbox),
  endpoint("GET", "/v1/mailboxes/{id}", getMailbox),
  endpoint("PATCH", "/v1/mailboxes/{id}", updateMailbox),
  endpoint("DELETE", "/v1/mailboxes/{id}", deleteMailbox),
  endpoint("POST", "/v1/mailboxes/{mailboxId}/mails", receiveMail, {
    fields: ["mailboxId", "content", "contentType"],
    file: { content: "content", contentType: "contentType", accepts: ["message/rfc822"], maxBytes: MAIL_MAX_BYTES },
  }),
  endpoint("GET", "/v1/inbound-mails", listInboundMails, {
    fields: ["mailboxId", "status", ...PAGED],
    ...paged(listInboundMails),
  }),
  endpoint("GET", "/v1/inbound-mails/{id}", getInboundMail),
  endpoint("GET", "/v1/inbound-mails/{id}/content", downloadMail),
  endpoint("POST", "/v1/inbound-mails/{id}/resolve", resolveMail, { status: 200 }),
  endpoint("POST", "/v1/inbound-mails/{id}/retry", retryMail, { status: 200 }),
  endpoint("POST", "/v1/inbound-mails/{id}/ignore", ignoreMail, { status: 200 }),
];
