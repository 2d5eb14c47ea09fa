import { describe, expect, it } from "vitest";
import {
  aboveAnchor,
  belowLast,
  withBackRelation,
  withImport,
  withImported,
  withProcedure,
  withScope,
} from "./edits.ts";

describe("a line for an anchor", () => {
  it("stands above it, at its indentation", () => {
    const edit = aboveAnchor("models", 'Task: "tenant",');
    expect(edit("const M = {\n  // generator: models\n};\n")).toBe(
      'const M = {\n  Task: "tenant",\n  // generator: models\n};\n',
    );
  });

  it("stops where the anchor is gone, and says which", () => {
    expect(() => aboveAnchor("models", "x")("// generator: index\n")).toThrow("// generator: models");
  });
});

describe("a line beside its like", () => {
  const ofLeads = belowLast(/^ {2}\w+Lead,$/gm, () => "  tidyLead,", aboveAnchor("registry", "tidyLead,"));

  it("follows the last of them", () => {
    expect(ofLeads("  getLead,\n  updateLead,\n  getTask,\n")).toBe(
      "  getLead,\n  updateLead,\n  tidyLead,\n  getTask,\n",
    );
  });

  it("goes to the anchor where it is the first", () => {
    expect(ofLeads("  getTask,\n  // generator: registry\n")).toBe(
      "  getTask,\n  tidyLead,\n  // generator: registry\n",
    );
  });
});

describe("an import", () => {
  it("follows the last one, also where that has several lines", () => {
    const source = 'import { a } from "a";\nimport {\n  b,\n} from "b";\n\nrest();\n';
    expect(withImport('import "c";')(source)).toBe(source.replace('from "b";\n', 'from "b";\nimport "c";\n'));
  });

  it.each([
    ['import { a } from "m";\n', 'import { a, b } from "m";\n'],
    ['import {\n  a,\n  c,\n} from "m";\n', 'import {\n  a,\n  c, b } from "m";\n'],
  ])("takes one more name: %j", (source, expected) => {
    expect(withImported("b", "m")(source)).toBe(expected);
  });

  it("stops where nothing is imported from there", () => {
    expect(() => withImported("b", "m")('import { a } from "n";\n')).toThrow("no import from m");
  });
});

describe("a procedure", () => {
  const source = "router({\n  leads: {\n    get: a,\n  },\n  // generator: trpc\n});\n";

  it("joins its noun's block", () => {
    expect(withProcedure("leads", "tidy: b,")(source)).toBe(source.replace("get: a,\n", "get: a,\n    tidy: b,\n"));
  });

  it("begins a block where its noun has none", () => {
    expect(withProcedure("tasks", "get: b,")(source)).toBe(
      source.replace("  // gen", "  tasks: {\n    get: b,\n  },\n  // gen"),
    );
  });
});

it("a scope follows the noun's last one, whatever its words", () => {
  const source =
    'export const a = scope("l:read", "R");\nexport const b = scope("l:write", "W; x", {\n  y,\n});\nz();\n';
  expect(withScope("c();")(source)).toBe(source.replace("});\nz", "});\nc();\nz"));
});

it("a back relation keeps the column of the others", () => {
  const source = "model Organization {\n  id    String @id\n  leads Lead[]\n}\n";
  expect(withBackRelation("tasks", "Task")(source)).toBe(source.replace("Lead[]\n", "Lead[]\n  tasks Task[]\n"));
  expect(withBackRelation("openHouses", "OpenHouse")(source)).toContain("\n  openHouses OpenHouse[]\n}");
});
