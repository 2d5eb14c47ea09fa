import { createLead, getLead, listLeads, updateLead } from "@orrery/domain";
import { describe, expect, it } from "vitest";
import { orckai } from "./contracts/orckai/contract.ts";
import { malformedIdsOf } from "./path-ids.ts";
import { endpointsOf } from "./route.ts";
import { routeTable } from "./route-table.ts";

const endpoint = endpointsOf(orckai);

describe("routeTable", () => {
  it("finds a literal path before one with a parameter, in whichever order they were written", () => {
    const find = routeTable([
      endpoint("GET", "/api/v1/workflows/{id}", getLead),
      endpoint("GET", "/api/v1/workflows/executions", listLeads),
    ]);
    expect(find("GET", "/api/v1/workflows/executions").endpoint?.operation).toBe(listLeads);
    expect(find("GET", "/api/v1/workflows/42")).toMatchObject({
      endpoint: { operation: getLead },
      params: { id: "42" },
    });
  });

  it("decodes path parameters", () => {
    const find = routeTable([endpoint("GET", "/api/v1/workflows/{id}", getLead)]);
    expect(find("GET", "/api/v1/workflows/a%20b").params).toEqual({ id: "a b" });
  });

  it("refuses one method of one path twice", () => {
    const twice = [endpoint("GET", "/api/v1/x", listLeads), endpoint("GET", "/api/v1/x", getLead)];
    expect(() => routeTable(twice)).toThrow("GET /api/v1/x is bound twice.");
  });
});

describe("malformedIdsOf", () => {
  it("refuses at the start a path whose parameter the operation does not have", () => {
    expect(() => malformedIdsOf(endpoint("PATCH", "/api/v1/x/{leadId}", updateLead))).toThrow(
      "leads.update has no input field leadId",
    );
  });

  it("refuses at the start an operation that does not declare the failure of its path's noun", () => {
    const undeclared = { ...updateLead, errors: [] } as typeof updateLead;
    expect(() => malformedIdsOf(endpoint("PATCH", "/api/v1/x/{id}", undeclared))).toThrow(
      "leads.update does not declare LEAD_NOT_FOUND",
    );
  });
});

describe("endpointsOf", () => {
  it("answers a POST that writes with 201 and all else with 200, unless told", () => {
    const statuses = [
      endpoint("POST", "/api/v1/x", createLead),
      endpoint("POST", "/api/v1/y", listLeads),
      endpoint("PATCH", "/api/v1/x/{id}", updateLead),
      endpoint("POST", "/api/v1/z", createLead, { status: 202 }),
    ].map(({ status }) => status);
    expect(statuses).toEqual([201, 200, 200, 202]);
  });
});
