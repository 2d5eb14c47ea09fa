import { expect, it, vi } from "vitest";
import { openBrokerage } from "./brokerage.ts";
import { reducePrice, sell } from "./evening.ts";
import { mergeByHand, takeLeads, win } from "./leads.ts";
import { complete, goOnTheMarket } from "./listing.ts";
import { connectPortal, follow, setUp } from "./morning.ts";
import { compare, readLog, whoDecided } from "./night.ts";
import { takeFromElsewhere } from "./sources.ts";

// A brokerage's day on a machine with other things to do.
vi.setConfig({ testTimeout: 180_000 });

it("a brokerage's day, from import to sold, works through what is public alone", async () => {
  await using brokerage = await openBrokerage();
  const keys = await setUp(brokerage);
  const followers = await follow(brokerage, keys);
  await using partner = followers.partner;
  await connectPortal(brokerage, keys);

  const listing = await complete(brokerage, keys);
  await goOnTheMarket(brokerage, keys, listing);
  const leads = await takeLeads(brokerage, keys, listing.id);
  await takeFromElsewhere(brokerage, keys);
  await partner.reconnect();
  await mergeByHand(brokerage, keys);
  await win(brokerage, keys, leads, listing.id);
  await reducePrice(brokerage, keys, listing);
  await sell(brokerage, keys, listing);

  const log = await readLog(brokerage);
  await compare(brokerage, followers, log);
  await whoDecided(brokerage, keys, leads);
  expect((await brokerage.server.stop()).code).toBe(0);
});
