import { setTimeout as pause } from "node:timers/promises";
import {
  beginRenewal,
  endRenewal,
  failRenewal,
  ProviderProblem,
  type ProviderTokens,
  providerAccess,
} from "@orrery/domain";
import { Failure } from "@orrery/operation";
import { type Invoke, invokingAsOperator } from "../invoking.ts";
import { plain } from "./authorizations.ts";
import { type Connection, type ConnectionParts, connectionOf, secretsOf } from "./connection-rows.ts";

const ENDED = "The access has ended, and the portal gave nothing to renew it by. Connect it again.";
const AGAIN = "Connect it again.";

/** What the provider gave is there once: if it can't be stored at first, it is tried again, this long at most. */
const STORE_PAUSES_MS = [100, 500, 2_000, 5_000];

/**
 * Renews a connection, if nobody else does: the claim and the end are transactions, and the request is between them. A
 * process that dies there leaves a claim that ends by itself, and what it got is lost: a provider that rotates refresh tokens
 * then refuses the old one, and a person has to connect again.
 * @returns `elsewhere` where somebody else does, or nothing is due
 */
export async function renew(
  parts: ConnectionParts,
  organizationId: string,
  provider: string,
): Promise<"renewed" | "failed" | "elsewhere"> {
  const invoke = invokingAsOperator(parts.kernel(), organizationId);
  const { id, leaseId } = await invoke(beginRenewal, { provider });
  if (id === null || leaseId === null) return "elsewhere";
  const lease = { id, leaseId };
  try {
    // What was read before the claim may have been renewed in between.
    const row = await connectionOf(parts, organizationId, provider);
    if (row?.id !== id) return "elsewhere";
    const tokens = await tokensFor(parts, row);
    await stored(() => invoke(endRenewal, { ...lease, tokens: plain(tokens) }));
    return "renewed";
  } catch (error) {
    await noteFailure(parts, invoke, lease, error);
    return "failed";
  }
}

async function tokensFor(parts: ConnectionParts, row: Connection): Promise<ProviderTokens> {
  if (!row.isRenewable) throw new ProviderProblem("refused", ENDED);
  const secrets = secretsOf(parts, row);
  const access = providerAccess(row, secrets, parts.settings);
  if (row.grant === "client_credentials") return parts.oauth.clientCredentials(access, row.scopes);
  return parts.oauth.refresh(access, secrets.refreshToken ?? "");
}

/** @throws what the last try failed with; a Failure is none that another try would change */
async function stored(store: () => Promise<unknown>): Promise<void> {
  for (const pauseMs of [...STORE_PAUSES_MS, undefined]) {
    try {
      await store();
      return;
    } catch (error) {
      if (error instanceof Failure || pauseMs === undefined) throw error;
      await pause(pauseMs);
    }
  }
}

async function noteFailure(
  { logger }: ConnectionParts,
  invoke: Invoke,
  lease: { readonly id: string; readonly leaseId: string },
  error: unknown,
): Promise<void> {
  // The lease went to another, or the connection is gone: there is nothing of ours to note.
  if (error instanceof Failure) return;
  if (!(error instanceof ProviderProblem)) logger.error({ err: error }, "a portal's access could not be renewed");
  const needsPerson = error instanceof ProviderProblem && error.kind === "refused";
  const words = error instanceof ProviderProblem ? error.message : "Something went wrong on our side.";
  const text = needsPerson && !words.endsWith(AGAIN) ? `${words}${/[.!?]$/.test(words) ? "" : "."} ${AGAIN}` : words;
  try {
    await invoke(failRenewal, { ...lease, error: text.slice(0, 1_000), needsPerson });
  } catch (cause) {
    if (!(cause instanceof Failure)) throw cause;
  }
}
