import { randomUUID } from "node:crypto";
import type { TestWorld } from "@orrery/testkit";

export interface EmitOptions {
  /** The size of each event's data. */
  readonly bytes?: number;
}

/** Emits many events at once, past the operations. */
export async function emitTo(
  { database, organizationId }: Pick<TestWorld, "database" | "organizationId">,
  count: number,
  { bytes = 10 }: EmitOptions = {},
) {
  await database.sql(
    `INSERT INTO "OutboxEvent" ("organizationId", "type", "resourceId", "resourceVersion", "data", "credentialId")
     SELECT $1::uuid, 'lead.created', $2::uuid, "at", json_build_object('at', "at", 'text', repeat('x', $3::int4)), $2::uuid
     FROM generate_series(1, $4::int4) AS "at" ORDER BY "at"`,
    [organizationId, randomUUID(), bytes, count],
  );
}
