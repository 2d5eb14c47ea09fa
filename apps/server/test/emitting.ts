import { randomUUID } from "node:crypto";
import { createKey } from "@orrery/access";
import type { Database } from "@orrery/db";
import { registry } from "@orrery/domain";
import { createWorld, type TestWorld } from "@orrery/testkit";

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

/** An organization with a key that nothing limits. */
export async function subjectOf(database: Database) {
  const { organizationId } = await createWorld({ database });
  const made = { organizationId, name: "key", prefix: "ort_", scopes: ["*"] } as const;
  const { key } = await createKey(database.system, made, registry.scopes);
  await database.system.organization.update({
    where: { id: organizationId },
    data: { limits: { "orkestra.read": 1_000_000 } },
  });
  return { database, organizationId, key };
}

/** Emits `count` events in commits of random sizes, some at once. */
export async function emitAll(subject: Parameters<typeof emitTo>[0], count: number): Promise<void> {
  let left = count;
  const next = () => {
    const size = Math.min(left, Math.ceil(Math.random() * 40));
    left -= size;
    return size;
  };
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      for (let size = next(); size > 0; size = next()) await emitTo(subject, size);
    }),
  );
}
