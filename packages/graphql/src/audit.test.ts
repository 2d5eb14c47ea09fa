import { serverAudits } from "graphql-http";
import { afterAll, beforeAll, expect, it } from "vitest";
import { keyHeader, openWorld, type World } from "../test/world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const audits = serverAudits({
  url: "http://localhost/graphql",
  fetchFn: (url: string, { headers, ...init }: RequestInit = {}) =>
    world.send(new Request(url, { ...init, headers: { ...(headers as Record<string, string>), ...keyHeader() } })),
});

it("faces all 61 audits of GraphQL over HTTP", () => {
  expect(audits).toHaveLength(61);
});

it.each(audits.map((audit) => [audit.name, audit] as const))(
  "%s, with authentication in front",
  async (_name, audit) => {
    expect(await audit.fn()).toMatchObject({ status: "ok" });
  },
);
