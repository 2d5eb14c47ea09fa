import type { Secrets } from "../signing/headers.ts";
import type { Lane } from "./lanes.ts";
import type { Sql } from "./sql.ts";

/** An endpoint as it is before a batch. */
export interface Endpoint extends Lane {
  readonly slug: string;
  readonly url: string;
  readonly dialect: string;
  readonly secrets: Secrets;
  readonly failingSince: Date | null;
  readonly coalesceSeconds: number | null;
}

interface Row extends Lane {
  readonly slug: string;
  readonly url: string;
  readonly dialect: string;
  readonly secret: Uint8Array;
  readonly previousSecrets: readonly { readonly secret: string; readonly until: string }[];
  readonly failingSince: Date | null;
  readonly coalesceSeconds: number | null;
}

/** Decrypts an endpoint's secret. @throws Error for one that is not its own */
export type OpenSecret = (endpointId: string, sealed: Uint8Array) => string;

const READ = `SELECT "endpoint"."id"::text AS "endpointId", "endpoint"."organizationId"::text, "slug", "url", "dialect", "secret",
    "previousSecrets", "failingSince", "coalesceSeconds"
  FROM "WebhookEndpoint" AS "endpoint" JOIN "Organization" ON "Organization"."id" = "endpoint"."organizationId"
  WHERE "endpoint"."organizationId" = $1::uuid AND "endpoint"."id" = $2::uuid AND "endpoint"."status" = 'active'`;

/** @returns undefined where there is none that is active any more */
export async function readEndpoint(sql: Sql, lane: Lane, open: OpenSecret): Promise<Endpoint | undefined> {
  const [row] = await sql<Row>(READ, [lane.organizationId, lane.endpointId]);
  if (!row) return undefined;
  const { secret, previousSecrets, ...rest } = row;
  const overlapping = previousSecrets.filter(({ until }) => new Date(until) > new Date());
  const previous = overlapping.map((retired) => open(row.endpointId, Buffer.from(retired.secret, "base64")));
  return { ...rest, secrets: { current: open(row.endpointId, secret), previous } };
}
