import { reason, scope } from "@orrery/operation";

export const aiWrite = scope("ai:write", "Have listings reviewed and photos enhanced by models, which costs money", {
  bundle: "write",
});
export const aiRead = scope("ai:read", "Read what was spent on models, and how much is left", { bundle: "write" });
export const aiAdmin = scope("ai:admin", "Set how much may be spent on models, below what the operator allows", {
  bundle: "admin",
  role: "admin",
});

export const AI_NOT_CONFIGURED = reason(
  "AI_NOT_CONFIGURED",
  "PROVIDER_NOT_CONFIGURED",
  "The organization has no provider for this: nobody has configured one.",
);
export const AI_UNAVAILABLE = reason(
  "AI_UNAVAILABLE",
  "PROVIDER_NOT_CONFIGURED",
  "The provider of the model can't be had at the moment. Try again later.",
);
export const AI_ANSWER_INVALID = reason(
  "AI_ANSWER_INVALID",
  "PROVIDER_NOT_CONFIGURED",
  "The model has given no answer that can be used, also when it was asked again. Try again later.",
);
export const AI_REFUSED = reason("AI_REFUSED", "UNPROCESSABLE", "The model declined to work on this.");
export const AI_BUDGET_EXHAUSTED = reason(
  "AI_BUDGET_EXHAUSTED",
  "UNPROCESSABLE",
  "What is left of the organization's budget for models does not cover this.",
);
export const AI_IMAGE_UNUSABLE = reason(
  "AI_IMAGE_UNUSABLE",
  "UNPROCESSABLE",
  "An image could not be had, or is none that can be used.",
);

/** What every operation that asks a model may fail with. */
export const AI_FAILURES = [
  AI_NOT_CONFIGURED,
  AI_UNAVAILABLE,
  AI_ANSWER_INVALID,
  AI_REFUSED,
  AI_BUDGET_EXHAUSTED,
  AI_IMAGE_UNUSABLE,
] as const;
