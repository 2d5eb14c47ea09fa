import { createLead, getLead, LeadView, listLeads } from "@orrery/domain";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { orkasa } from "../contracts/orkasa/contract.ts";
import { endpointsOf, type RestRoute } from "../route.ts";
import { describedRoutes } from "../routes.ts";
import { Components } from "./components.ts";
import { openApiDocument } from "./document.ts";
import { recordedExamples } from "./examples.ts";
import { jsonSchemaOf } from "./json-schema.ts";

const SPACES = ["/v1", "/api/v1"] as const;
const endpoint = endpointsOf(orkasa);

/** What the tests read of an Operation Object. */
interface Described {
  readonly operationId: string;
  readonly responses: Readonly<Record<string, { readonly $ref?: string }>>;
}

const operationsOf = (routes: readonly RestRoute[], space: (typeof SPACES)[number] = "/v1") =>
  Object.entries(openApiDocument(space, routes, {}).paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({
      name: `${method.toUpperCase()} ${path}`,
      ...(described as Described),
    })),
  );

describe("the documents", () => {
  it("have every endpoint that is served, and no other", () => {
    const described = SPACES.flatMap((space) => operationsOf(describedRoutes, space).map(({ name }) => name));
    expect(described.sort()).toEqual(describedRoutes.map(({ method, path }) => `${method} ${path}`).sort());
  });

  it("have an example for each endpoint but themselves, and for no endpoint that is gone", () => {
    const wanted = describedRoutes
      .map(({ method, path }) => `${method} ${path}`)
      .filter((name) => !/openapi/.test(name));
    expect(Object.keys(recordedExamples).sort()).toEqual(wanted.sort());
  });

  it("are the same text each time", () => {
    for (const space of SPACES) {
      const texts = [1, 2].map(() => JSON.stringify(openApiDocument(space, describedRoutes)));
      expect(texts[0]).toBe(texts[1]);
    }
  });
});

describe("an endpoint's operationId", () => {
  it("stays as it is where another endpoint of its operation follows", () => {
    const first = endpoint("GET", "/v1/a", listLeads, { respond: () => ({}), shows: z.object({}) });
    const put = endpoint("PUT", "/v1/b", listLeads, { respond: () => ({}), shows: z.object({}) });
    const more = endpoint("PUT", "/v1/c", listLeads, { respond: () => ({}), shows: z.object({}) });
    expect(operationsOf([first]).map(({ operationId }) => operationId)).toEqual(["orkasaLeadsList"]);
    expect(operationsOf([first, put, more]).map(({ operationId }) => operationId)).toEqual([
      "orkasaLeadsList",
      "orkasaLeadsListByPut",
      "orkasaLeadsListByPut2",
    ]);
  });
});

describe("an endpoint's errors", () => {
  it("are what its operation declares, and share what fails alike", () => {
    const declared = endpoint("GET", "/v1/x/{id}", getLead);
    const undeclared = endpoint("POST", "/v1/y", { ...createLead, errors: [] } as typeof createLead);
    const [get, post] = operationsOf([declared, undeclared]);
    expect(get?.responses["404"]?.$ref).toBe("#/components/responses/OrkasaNotFoundLeadNotFound");
    expect(get?.responses["409"]).toBeUndefined();
    expect(post?.responses["404"]).toBeUndefined();
    expect(post?.responses["409"]?.$ref).toBe("#/components/responses/OrkasaConflictIdempotencyInProgress");
    expect(post?.responses["401"]?.$ref).toBe(get?.responses["401"]?.$ref);
  });
});

describe("Components", () => {
  it("share a view by its id, in the contract's names, and keep notes of the kernel's own out", () => {
    const components = new Components();
    const schema = components.schema(jsonSchemaOf(z.array(LeadView), "output"), orkasa);
    expect(schema).toEqual({ type: "array", items: { $ref: "#/components/schemas/OrkasaLead" } });
    const { OrkasaLead } = components.toJSON().schemas;
    expect(OrkasaLead?.required).toContain("property_address");
    expect(OrkasaLead?.properties).toMatchObject({
      id: { type: "string", format: "uuid", description: "The id of a lead." },
    });
    expect(JSON.stringify(components)).not.toMatch(/"noun"|additionalProperties|9007199254740991/);
  });

  it("refuse two different things under one name", () => {
    const components = new Components();
    components.named("Lead", { type: "object" });
    components.named("Lead", { type: "object" });
    expect(() => components.named("Lead", { type: "string" })).toThrow("published as the schema Lead");
  });
});
