/** The forms in which deliveries are written and signed (CONTRACTS.md, "Webhook delivery, all dialects"). */
export const WEBHOOK_DIALECTS = ["orkasa", "organicagent", "orkestra", "standard"] as const;
export type WebhookDialect = (typeof WEBHOOK_DIALECTS)[number];
