import { email, formTextOrNumber, text } from "../../fields/text.ts";
import { EstateAgentId } from "../estate-agent/estate-agent.ts";

/** Phones are free text; this only keeps whole documents out. */
const PHONE_MAX = 1_000;

/** What every client has. */
export const requiredFields = { name: text(200), email: email() };

/** What a client may have besides; null is none. */
export const optionalFields = { phone: formTextOrNumber(PHONE_MAX), agentId: EstateAgentId.nullable() };

/** What clients are known by: one person has one mailbox, however they capitalise it. */
export const emailKeyOf = (address: string): string => address.toLowerCase();
