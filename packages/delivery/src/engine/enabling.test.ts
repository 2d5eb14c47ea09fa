import { createLead, updateWebhook } from "@orrery/domain";
import { expect, it } from "vitest";
import { addEndpoint, engines } from "./testing.ts";

const TIMES = 12;
const MOVERS = 3;

it("makes a delivery of every event, once, however often its endpoint is disabled and enabled while events are moved", async () => {
  await using made = await engines();
  const { world } = made;
  const { database, organizationId } = world;
  // It starts no engine: what matters is which rows there are.
  const id = await addEndpoint(world, { url: "http://127.0.0.1:1/", events: ["lead.created"] });
  let isOver = false;
  const moving = Array.from({ length: MOVERS }, async () => {
    while (!isOver) await world.relay();
  });
  const writing = (async () => {
    while (!isOver) await world.invoke(createLead, { name: "Jane" });
  })();
  for (let times = 0; times < TIMES; times += 1) {
    await world.invoke(updateWebhook, { id, status: "disabled" });
    await world.invoke(createLead, { name: "While it is disabled" });
    await world.invoke(updateWebhook, { id, status: "active" });
  }
  isOver = true;
  await Promise.all([...moving, writing]);
  await world.relay();
  const events = await database.sql<{ id: string }>(
    `SELECT "eventId"::text AS "id" FROM "log"."Event" WHERE "organizationId" = $1::uuid AND "type" = 'lead.created' ORDER BY "position"`,
    [organizationId],
  );
  const deliveries = await database.system.webhookDelivery.findMany({
    where: { organizationId },
    orderBy: { position: "asc" },
  });
  expect(events.length).toBeGreaterThan(TIMES);
  expect(deliveries.map(({ eventId }) => eventId)).toEqual(events.map((event) => event.id));
});
