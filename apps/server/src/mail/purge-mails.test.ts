import { createWorld, plant } from "@orrery/testkit";
import { expect, it } from "vitest";
import { purgeMails } from "./purge-mails.ts";

const DAY_MS = 86_400_000;

it("forgets after 90 days what nobody has to look at, and keeps what nobody could read", async () => {
  const { database, organizationId } = await createWorld();
  const now = new Date("2030-06-01T00:00:00Z");
  const mail = async (status: string, days: number) => {
    const { id } = await plant(database, "InboundMail", organizationId);
    const createdAt = new Date(now.getTime() - days * DAY_MS);
    await database.system.inboundMail.update({ where: { id }, data: { status, createdAt } });
    return id;
  };
  const kept = [await mail("parsed", 89), await mail("ignored", 89), await mail("unparsed", 400)];
  await mail("parsed", 91);
  await mail("ignored", 91);
  await purgeMails(database.system, now);
  const left = await database.system.inboundMail.findMany({ where: { organizationId }, select: { id: true } });
  expect(left.map(({ id }) => id).sort()).toEqual(kept.sort());
});
