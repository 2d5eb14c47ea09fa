import { createClient, createEstateAgent, createProperty, requestShowing } from "@orrery/domain";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { gid, openWorld, type World } from "../test/world.ts";

let world: World;
let agentId: string;
beforeAll(async () => {
  world = await openWorld();
  agentId = (await world.run(createEstateAgent, { name: "Sarah" })).id;
  for (const name of ["Ann", "Bo"]) {
    const { clientId } = await world.run(createClient, { name, email: `${name}@example.com`, agentId });
    const propertyId = (await world.run(createProperty, { title: `${name}'s choice` })).id;
    await world.run(requestShowing, { clientId, propertyId, requestedFor: "2999-01-01T10:00:00Z" });
  }
});
afterAll(() => world.close());

describe("clients and showings", () => {
  it("are lists of one statement each, however their relations nest", async () => {
    world.statements.length = 0;
    const showings = await world.ask(
      "{ showings { nodes { status requestedFor client { name assignedAgent { name } } property { title } } } }",
    );
    expect(showings.at("showings", "nodes", 1)).toEqual({
      status: "requested",
      requestedFor: "2999-01-01T10:00:00.000Z",
      client: { name: "Ann", assignedAgent: { name: "Sarah" } },
      property: { title: "Ann's choice" },
    });
    expect(world.statements).toHaveLength(1);
    world.statements.length = 0;
    const clients = await world.ask(
      `{ clients(agentId: "${gid("EstateAgent", agentId)}", buyingStage: Searching) { nodes { name assignedAgent { name } } } }`,
    );
    expect(clients.at("clients", "nodes")).toMatchObject([{ name: "Bo" }, { name: "Ann" }]);
    expect(world.statements).toHaveLength(1);
  });

  it("spell a stage that is no GraphQL name with _", async () => {
    const { at } = await world.ask(
      `mutation { createClient(input: { name: "Cy", email: "cy@example.com", buyingStage: Under_Contract }) {
         created client { id buyingStage }
       } }`,
    );
    expect(at("createClient")).toMatchObject({ created: true, client: { buyingStage: "Under_Contract" } });
  });

  it("show a credential without clients:read the id of what it made, and of a showing not whose it is", async () => {
    const made = await world.ask(
      `mutation { createClient(input: { name: "Jane", email: "ANN@example.com" }) { clientId created client { name } } }`,
      { key: ["clients:write"] },
    );
    const ann = await world.db.system.client.findFirstOrThrow({ where: { name: "Ann" } });
    expect(made.at("createClient")).toEqual({ clientId: gid("Client", ann.id), created: null, client: null });
    const { at, errors } = await world.ask("{ showings { nodes { note client { name } } } }", {
      key: ["showings:read"],
    });
    expect(at("showings", "nodes", 0)).toMatchObject({ client: null });
    expect(errors?.[0]?.extensions).toMatchObject({ code: "FORBIDDEN", reason: "SCOPE_REQUIRED" });
  });
});
