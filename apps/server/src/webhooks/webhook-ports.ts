import type { SealingKeys } from "@orrery/access";
import type { Outgoing } from "@orrery/connectors";
import { type DeliveredEvent, dialectOf } from "@orrery/delivery";
import type { WebhookBodies, WebhookEngine, WebhookPorts } from "@orrery/domain";
import type { EventType } from "@orrery/operation";
import { sampleData } from "./sample-data.ts";
import { webhookSecrets } from "./webhook-secrets.ts";

export interface WebhookParts {
  /** Under which secrets are kept. */
  readonly sealingKeys: SealingKeys;
  /** Checks what may be sent to. */
  readonly outgoing: Pick<Outgoing, "problemOf">;
  /** All types of events that there are. */
  readonly types: readonly EventType[];
  readonly engine: WebhookEngine;
}

/** What the domain's webhooks ask of the outside world. */
export function webhookPorts({ sealingKeys, outgoing, types, engine }: WebhookParts): WebhookPorts {
  return {
    webhookSecrets: webhookSecrets(sealingKeys),
    webhookTargets: { problemOf: (url, signal) => outgoing.problemOf(url, signal) },
    webhookBodies: webhookBodies(types),
    webhookEngine: engine,
  };
}

function webhookBodies(types: readonly EventType[]): WebhookBodies {
  return {
    typesOf: (dialect) => dialectOf(dialect).types,
    sample({ dialect, type, eventId: id, organization, createdAt }) {
      const known = types.find((one) => one.type === type);
      if (!known) throw new Error(`There is no event type ${type}.`);
      const data = sampleData(known.data, createdAt);
      const resource = resourceOf(data);
      const event: DeliveredEvent = { id, type, createdAt, organization, resource, cursor: null, data };
      return JSON.stringify(dialectOf(dialect).body(event));
    },
  };
}

/** An event's data is its resource's, with what it says besides. */
const resourceOf = ({ id, version }: Record<string, unknown>) => ({ id: String(id), version: Number(version ?? 1) });
