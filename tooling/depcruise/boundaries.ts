import { globSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { cruise, type ICruiseResult, type IModule } from "dependency-cruiser";
import { LAYERS } from "./layers.ts";
import { rules } from "./rules.ts";

export interface Boundaries {
  readonly modules: number;
  /** One text for each import that is not allowed: where, what, and why not. */
  readonly violations: readonly string[];
}

/** Reads all modules below a folder, and finds the imports that break a rule. */
type ReadModules = (root: string) => Promise<{
  readonly modules: readonly Pick<IModule, "source">[];
  readonly summary: Pick<ICruiseResult["summary"], "violations">;
}>;

const GROUPS = ["apps", "packages", "tooling"];
/** Generated code, and the bench's peers, which are on packages of their own that are installed when they are measured. */
const NOT_OURS = "^packages/db/src/generated/|^tooling/bench/peers/";
const IGNORED = new RegExp(`(^|/)node_modules/|${NOT_OURS}`);

/**
 * Reads all sources below `root` and gives the imports that break a rule.
 * @throws when a package has no layer, and when fewer modules were read than there are sources: without a compiler
 * that it knows, dependency-cruiser reads nothing and finds nothing wrong with it.
 */
export async function checkBoundaries(root: string, readModules: ReadModules = cruiseAll): Promise<Boundaries> {
  const strangers = readdirSync(join(root, "packages")).filter((name) => !(name in LAYERS));
  if (strangers.length > 0)
    throw new Error(`No layer for packages/${strangers.join(", packages/")}: say in layers.ts what it may import.`);
  const expected = sources(root);
  const { modules, summary } = await readModules(root);
  const seen = new Set(modules.map(({ source }) => source));
  const missed = expected.filter((file) => !seen.has(file));
  if (missed.length > 0)
    throw new Error(
      `${missed.length} sources were not read, ${missed[0]} the first: nothing is known about their imports.`,
    );
  const comments = new Map(rules.map(({ name, comment }) => [name, comment]));
  return {
    modules: seen.size,
    violations: summary.violations.map(({ from, to, cycle, rule }) => {
      const through = cycle ? cycle.map((step) => step.name).join(" → ") : to;
      return `${rule.name}: ${from} → ${through}\n    ${comments.get(rule.name) ?? ""}`;
    }),
  };
}

async function cruiseAll(root: string): Promise<ICruiseResult> {
  const { output } = await cruise(GROUPS, {
    baseDir: root,
    validate: true,
    ruleSet: { forbidden: rules },
    parser: "tsc",
    tsPreCompilationDeps: true,
    detectProcessBuiltinModuleCalls: true,
    doNotFollow: { path: "node_modules/" },
    exclude: { path: NOT_OURS },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      extensions: [".ts", ".mjs", ".js", ".d.ts", ".json"],
    },
  });
  if (typeof output === "string") throw new Error("dependency-cruiser gave a text where a result was asked for.");
  return output;
}

function sources(root: string): string[] {
  const pattern = `{${GROUPS.join(",")}}/**/*.{ts,mts,mjs,js}`;
  return globSync(pattern, { cwd: root, exclude: (path) => IGNORED.test(`${path}/`) }).filter(
    (path) => !IGNORED.test(path),
  );
}
