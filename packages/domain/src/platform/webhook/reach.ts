import { missingPairs, type TenantDb } from "@orrery/db";
import { CONFINED, type Fail, Failure, holds, invalidInput, type Principal } from "@orrery/operation";
import type { EventFeed } from "../event/ports.ts";
import { WEBHOOK_DIALECTS, type WebhookDialect } from "./dialects.ts";
import type { WebhookBodies } from "./ports.ts";
import { WEBHOOK_EVENTS_NOT_READABLE, WEBHOOK_RESOURCE_NOT_FOUND } from "./webhook-endpoint.ts";

/** All types of events. */
export const ALL_EVENTS = "*";

interface Request {
  readonly principal: Principal;
  readonly events: EventFeed;
  readonly webhookBodies: Pick<WebhookBodies, "typesOf">;
  readonly fail: Fail<typeof WEBHOOK_EVENTS_NOT_READABLE>;
}

/**
 * The types as a webhook keeps them: what `*` means in a document's dialect is its list. Ends the operation where the
 * principal may not read some of them, also when it only changes the webhook: it could have them sent to itself.
 * @throws Failure INVALID_INPUT for a type that there is not, CONFINED for who does not see everything
 */
export function readableEvents(
  { principal, events, webhookBodies, fail }: Request,
  dialect: WebhookDialect,
  wanted: readonly string[],
  pathOf: (at: number) => string = (at) => `events.${at}`,
): string[] {
  if (principal.confinedTo !== undefined) throw Failure.of(CONFINED);
  assertTypes({ events, webhookBodies }, wanted, pathOf);
  const kept = expanded(wanted, webhookBodies.typesOf(dialect));
  const types = kept.includes(ALL_EVENTS) ? events.types : events.types.filter(({ type }) => kept.includes(type));
  const unreadable = types.filter(({ reading }) => !holds(principal, reading.scope));
  if (unreadable.length > 0) fail(WEBHOOK_EVENTS_NOT_READABLE, { types: unreadable.map(({ type }) => type) });
  return kept;
}

function expanded(wanted: readonly string[], listed: readonly string[] | undefined): string[] {
  if (!wanted.includes(ALL_EVENTS)) return [...wanted];
  return listed === undefined
    ? [ALL_EVENTS]
    : [...new Set([...listed, ...wanted.filter((type) => type !== ALL_EVENTS)])];
}

/** A document may list types that nothing emits so far. */
function assertTypes(
  { events, webhookBodies }: Pick<Request, "events" | "webhookBodies">,
  wanted: readonly string[],
  pathOf: (at: number) => string,
) {
  const listed = WEBHOOK_DIALECTS.flatMap((dialect) => webhookBodies.typesOf(dialect) ?? []);
  const known = new Set([ALL_EVENTS, ...events.types.map(({ type }) => type), ...listed]);
  const issues = wanted.flatMap((type, at) =>
    known.has(type) ? [] : [{ path: pathOf(at), message: `There is no event type ${type}.` }],
  );
  if (issues.length > 0) throw invalidInput(issues);
}

/** Ends the operation unless there are all resources that the filter names. */
export async function assertResources(
  db: TenantDb,
  fail: Fail<typeof WEBHOOK_RESOURCE_NOT_FOUND>,
  filter: { readonly resources: readonly string[] } | null | undefined,
): Promise<void> {
  const missing = filter ? await missingPairs(db, filter.resources) : [];
  if (missing.length > 0) fail(WEBHOOK_RESOURCE_NOT_FOUND, { resources: missing });
}
