import type { returnIntegration } from "@orrery/domain";
import type { OutputOf } from "@orrery/operation";
import type { Page } from "../../wire/html-page.ts";

/** What a person sees who comes back from a portal: the page that the brokerage named, which is told how it went, or ours. */
export function returnPage(output: unknown): Page {
  const { provider, title, outcome, message, returnUrl } = output as OutputOf<typeof returnIntegration>;
  if (returnUrl === null) return { title, text: `${message} You may close this page.` };
  const location = new URL(returnUrl);
  location.searchParams.set("integration", provider);
  location.searchParams.set("outcome", outcome);
  return { title, text: message, location: location.href };
}
