import { MODEL_KEY, type Respond, reviewOf } from "@orrery/testkit";

/** How a process reaches an Anthropic of the test's own. */
export const anthropicAt = ({ url }: { readonly url: string }) => ({
  ORRERY_ANTHROPIC_URL: `${url}/v1`,
  ORRERY_ANTHROPIC_API_KEY: MODEL_KEY,
});

/** Answers nobody until it is told to. */
export function heldBack() {
  const { promise, resolve } = Promise.withResolvers<void>();
  const respond: Respond = async ({ pictures }) => {
    await promise;
    return { kind: "answer", value: reviewOf(pictures.length) };
  };
  return { respond, release: resolve };
}

export interface ReviewAnswered {
  readonly status: number;
  readonly body: {
    readonly cost: number;
    readonly error?: {
      readonly code: string;
      readonly message: string;
      readonly details: {
        readonly reason: string;
        readonly needed: number;
        readonly left: number;
        readonly renews_at: string;
      };
    };
  };
}

/** Asks a server for a review of a listing. */
export async function askForReview(url: string, key: string, signal?: AbortSignal): Promise<ReviewAnswered> {
  const response = await fetch(`${url}/v1/ai/listing-review`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify({ listing: { title: "Bay House" } }),
    ...(signal && { signal }),
  });
  return { status: response.status, body: (await response.json()) as ReviewAnswered["body"] };
}

interface Budget {
  readonly spent: number;
  readonly reserved: number;
  readonly left: number;
}

export async function budgetOf(url: string, key: string): Promise<Budget> {
  const response = await fetch(`${url}/trpc/aiBudget.get`, { headers: { "x-api-key": key } });
  return ((await response.json()) as { result: { data: Budget } }).result.data;
}
