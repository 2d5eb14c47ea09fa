import { createKey } from "@orrery/access";
import type { Database } from "@orrery/db";
import { registry } from "@orrery/domain";
import { createWorld, emitTo } from "@orrery/testkit";

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
