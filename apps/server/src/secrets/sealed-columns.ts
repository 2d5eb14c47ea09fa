import { signingKeyContextOf } from "@orrery/access";
import { integrationContextOf } from "../integrations/integration-secrets.ts";
import { webhookContextOf } from "../webhooks/webhook-secrets.ts";

/** What a column's sealed text becomes; undefined where it is as it should be. */
export type Reseal = (sealed: Uint8Array, context: string) => Uint8Array | undefined;

type Row = Readonly<Record<string, unknown>> & { readonly id: string };

/** A column that holds what is sealed. Whoever adds such a column adds it here: what is not would be lost with its root secret. */
export interface SealedColumn {
  readonly table: string;
  readonly column: string;
  /** Others that are needed to read it. */
  readonly beside?: readonly string[];
  /** The column's type, for PostgreSQL. */
  readonly type: "bytea" | "jsonb";
  /** What the column is to hold instead; undefined where it may stay. */
  resealed(row: Row, reseal: Reseal): unknown;
}

const bytes = (
  table: string,
  column: string,
  contextOf: (row: Row) => string,
  beside?: readonly string[],
): SealedColumn => ({
  table,
  column,
  ...(beside && { beside }),
  type: "bytea",
  resealed(row, reseal) {
    const sealed = row[column] as Uint8Array | null;
    return sealed === null ? undefined : reseal(sealed, contextOf(row));
  },
});

/** As `previousSecrets` has them. */
interface RetiredSecret {
  readonly secret: string;
}

export const SEALED_COLUMNS: readonly SealedColumn[] = [
  bytes("SigningKey", "privateKey", ({ id, publicKey }) => signingKeyContextOf(id, publicKey as object), ["publicKey"]),
  bytes("WebhookEndpoint", "secret", ({ id }) => webhookContextOf(id)),
  {
    table: "WebhookEndpoint",
    column: "previousSecrets",
    type: "jsonb",
    resealed({ id, previousSecrets }, reseal) {
      const before = previousSecrets as readonly RetiredSecret[];
      const after = before.map((one) => {
        const changed = reseal(Buffer.from(one.secret, "base64"), webhookContextOf(id));
        return changed ? { ...one, secret: Buffer.from(changed).toString("base64") } : one;
      });
      return after.some((one, at) => one !== before[at]) ? JSON.stringify(after) : undefined;
    },
  },
  bytes("InboundWebhook", "secret", ({ id }) => webhookContextOf(id)),
  bytes("Integration", "secrets", ({ id }) => integrationContextOf(id)),
  bytes("IntegrationAuthorization", "secrets", ({ id }) => integrationContextOf(id)),
];
