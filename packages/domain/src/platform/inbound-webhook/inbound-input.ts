import { text } from "../../fields/text.ts";
import { Deduplication } from "./inbound-webhook.ts";
import { InboundMapping } from "./mapping.ts";
import { Signing } from "./signature.ts";

/** What an inbound webhook is made of and may be changed in. */
export const inboundFields = {
  name: text(200),
  signature: Signing.describe("How the sender signs; Standard Webhooks, unless told."),
  secret: text(500).describe("What the sender signs with; made up, unless told. It is not shown again."),
  deduplication: Deduplication.nullable().describe(
    "Where a message's own id is: a second one with the same does nothing.",
  ),
  mapping: InboundMapping.describe(
    "From where in the body each field of the lead comes: the first of `paths` (such as contact.emails.0) that holds something, or with `join` all that do, with it between; else `value`.",
  ),
};
