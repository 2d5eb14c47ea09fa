import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ScratchCopy } from "./testing.ts";

/** Their lines say which nouns and operations there are: all that a generator changes. */
const ANCHOR_FILES = [
  "packages/db/prisma/schema/organization.prisma",
  "packages/db/src/tenancy/confinement.ts",
  "packages/db/src/tenancy/models.ts",
  "packages/domain/src/index.ts",
  "packages/domain/src/registry.ts",
  "packages/graphql/src/bindings.ts",
  "packages/trpc/src/router.ts",
];
const TOUCHED_PACKAGES = ["db", "domain", "graphql", "trpc"];
const FOLDER = "packages/domain/src/estate/open-house";
const OPERATIONS = [
  `${FOLDER}/create-open-house`,
  `${FOLDER}/get-open-house`,
  `${FOLDER}/list-open-houses`,
  `${FOLDER}/update-open-house`,
  `${FOLDER}/archive-open-house`,
  `${FOLDER}/inspect-open-house`,
  "packages/domain/src/estate/lead/tidy-lead",
];

let copy: ScratchCopy;
beforeAll(async () => {
  copy = await ScratchCopy.make();
});
afterAll(() => copy[Symbol.asyncDispose]());

/** What `turbo gen` runs, as it is installed here. @returns what it printed */
function generate(generator: string, ...answers: readonly string[]): Promise<string> {
  return copy.node("tooling/generators/node_modules/@turbo/gen/dist/cli.js", "run", generator, "--args", ...answers);
}

// Each test goes on with the copy that the one before it left.
describe("a noun and its operations, from the generators alone", { timeout: 120_000 }, () => {
  it("are their own files, the lines that make them known, and a migration", async () => {
    const printed = await generate("noun", "estate", "open-house", "open-houses", "title");
    expect(printed).toContain("npm run db:diff add_open_houses");
    await generate("operation", "estate", "open-house", "archive", "write", "archive");
    await generate("operation", "estate", "open-house", "inspect", "read", "read");
    await generate("operation", "estate", "lead", "tidy", "write", "tidy");
    await copy.node("packages/db/scripts/generate.ts");
    await copy.node("packages/db/scripts/diff.ts", "add_open_houses");

    const { changed, added } = await copy.changes();
    expect(changed).toEqual([...ANCHOR_FILES, "packages/domain/src/estate/lead/lead.ts"].sort());
    const migration = added.find((file) => /^packages\/db\/prisma\/migrations\/\d{14}_add_open_houses\//.test(file));
    expect(added).toEqual(
      [
        migration,
        "packages/db/prisma/schema/open-house.prisma",
        "packages/graphql/src/types/open-house.ts",
        `${FOLDER}/open-house.ts`,
        ...OPERATIONS.flatMap((path) => [`${path}.ts`, `${path}.test.ts`]),
      ].sort(),
    );
  });

  it("leave nothing for the types, the lint and the boundary check to find", async () => {
    const { changed, added } = await copy.changes();
    await copy.write(
      "tsconfig.copy.json",
      JSON.stringify({
        extends: "./tooling/tsconfig/base.json",
        // With the declarations of what is not in TypeScript, which nothing imports.
        include: [...TOUCHED_PACKAGES, "names"].map((name) => `packages/${name}/src`),
      }),
    );
    await copy.node("node_modules/typescript/bin/tsc", "--noEmit", "-p", "tsconfig.copy.json");
    const biome = ["node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings"];
    await copy.node(...biome, ...changed, ...added);
    await copy.node("tooling/depcruise/run.ts");
  });

  it("pass their own tests, and what the registry walk and tenancy ask of every operation and model", async () => {
    const shared = [
      "packages/testkit/test/walk.test.ts",
      "packages/db/src/tenancy/",
      "packages/graphql/src/bindings.once",
    ];
    // Updated: the published schema is recorded, and grows by what was generated.
    const ours = "[Oo]pen.?[Hh]ouse|leads\\.tidy|binds every operation|the place of models|the bindings";
    const passed = await copy.test("--update", "-t", ours, ...shared, ...OPERATIONS);
    for (const operation of ["create", "get", "list", "update", "archive", "inspect"]) {
      for (const surface of ["tRPC", "GraphQL"])
        expect(passed).toContainEqual(nameOf("openHouses", operation, surface));
    }
    for (const surface of ["tRPC", "GraphQL"]) expect(passed).toContainEqual(nameOf("leads", "tidy", surface));
    expect(passed).toContainEqual(expect.stringContaining("another organization's OpenHouse"));
    expect(passed).toContainEqual(expect.stringContaining("a OpenHouse, to who is confined to a open-house"));
    expect(passed).toContainEqual(expect.stringContaining("binds every operation"));
    for (const own of ["creating an", "getting an", "listing", "changing an"]) {
      expect(passed).toContainEqual(expect.stringMatching(new RegExp(`^${own} open house`)));
    }
  });
});

/** A walked operation on a surface: `openHouses.create tRPC openHouses.create runs its example, …`. */
const nameOf = (nouns: string, verb: string, surface: string) =>
  expect.stringMatching(new RegExp(`^${nouns}\\.${verb} ${surface} .*runs its example`));
