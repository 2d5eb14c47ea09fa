import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Parser } from "@asyncapi/parser";
import { createConfig, lintFromString } from "@redocly/openapi-core";
import { describe, expect, it } from "vitest";
import { CLIENT_FILES, CLIENT_FOLDER, CLIENT_TYPES } from "../src/client-types.ts";
import { FOLDER, readSchema, SCHEMA_FILES, SCHEMAS } from "../src/published.ts";
import { refusals } from "../src/released.ts";

describe("the published schemas", () => {
  it.each(SCHEMA_FILES)("%s is what the code has (npm run schemas writes it)", (file) => {
    expect(readSchema(FOLDER, file)).toBe(SCHEMAS[file]());
  });

  it.each(CLIENT_FILES)("the client's %s is generated from them (npm run schemas writes it)", async (file) => {
    expect(readFileSync(join(CLIENT_FOLDER, file), "utf8")).toBe(await CLIENT_TYPES[file]());
  });

  it("break nothing of the released ones, unless their major version is another one", async () => {
    expect(await refusals()).toEqual([]);
  });
});

/** CONTRACTS.md names both, and no id is called so: the one is for UUIDs. */
const TOLD_APART = "`/v1/webhooks/{id}/rotate-secret` and `/v1/webhooks/inbound/{id}`";

/** As Redocly's linter sees a document, with its recommended rules. */
async function problemsOf(source: string): Promise<readonly string[]> {
  const config = await createConfig({ extends: ["recommended"] });
  const problems = await lintFromString({ source, absoluteRef: "document.json", config });
  const real = problems.filter(({ message }) => !message.includes(TOLD_APART));
  return real.map(({ ruleId, message, location: [at] }) => `${ruleId}: ${message} (${at?.pointer})`);
}

describe("the OpenAPI documents", () => {
  it.each(["v1.openapi.json", "api-v1.openapi.json"] as const)("%s is valid, with its examples", async (file) => {
    expect(await problemsOf(readSchema(FOLDER, file))).toEqual([]);
  });

  it("would be found out if they were not", async () => {
    const document = JSON.parse(readSchema(FOLDER, "v1.openapi.json"));
    delete document.paths["/v1/leads"].get.responses["200"].description;
    document.paths["/v1/leads"].post.requestBody.content["application/json"].example = { name: 5 };
    const problems = await problemsOf(JSON.stringify(document));
    expect(problems.map((problem) => problem.split(":")[0]).sort()).toEqual([
      "no-invalid-media-type-examples",
      "struct",
    ]);
  });
});

describe("the AsyncAPI document", () => {
  const parser = new Parser();

  it("is valid", async () => {
    const problems = await parser.validate(readSchema(FOLDER, "events.asyncapi.json"));
    expect(problems.filter(({ severity }) => severity === 0)).toEqual([]);
  });

  it("would be found out if it were not", async () => {
    const { info: _, ...document } = JSON.parse(readSchema(FOLDER, "events.asyncapi.json"));
    const problems = await parser.validate(JSON.stringify(document));
    expect(problems.map(({ message }) => message)).toContainEqual(expect.stringContaining('"info"'));
  });
});
