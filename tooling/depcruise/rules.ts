import type { IForbiddenRuleType, IRegularForbiddenRuleType } from "dependency-cruiser";
import { LAYERS, type Layer } from "./layers.ts";

/** Code that runs in tests alone: it may import anything below it, and nothing else may import it. */
const TEST_CODE = ["\\.test\\.ts$", "/test/", "/testing\\.ts$", "^packages/testkit/"];
const WORKSPACE = ["^(packages|apps|tooling)/", "^@orrery/"];
/** What packages export: the one file, and the datamodel that Pothos builds on. */
const ENTRIES = ["^(packages|apps)/[^/]+/src/index\\.ts$", "^packages/db/src/datamodel\\.ts$"];

const forbid = (
  name: string,
  comment: string,
  from: IRegularForbiddenRuleType["from"],
  to: IRegularForbiddenRuleType["to"],
): IForbiddenRuleType => ({ name, comment, severity: "error", from, to });

const general: IForbiddenRuleType[] = [
  forbid(
    "no-cycles",
    "Modules that import each other can't be understood, tested or loaded one by one. Move what both need into a third.",
    { path: WORKSPACE },
    { circular: true },
  ),
  forbid(
    "tests-are-nobodys-dependency",
    "Only tests import the testkit and other test code: it must never reach a production start.",
    { path: WORKSPACE, pathNot: TEST_CODE },
    { path: TEST_CODE },
  ),
  forbid(
    "apps-are-the-top",
    "Nothing imports an app: it is the composition root, and what it composes must not know it.",
    { path: "^(packages|apps)/([^/]+)/", pathNot: TEST_CODE },
    { path: "^apps/", pathNot: "^apps/$2/" },
  ),
  forbid(
    "tooling-is-not-shipped",
    "Tooling builds and checks; what is deployed must not need it.",
    { path: "^(packages|apps)/", pathNot: TEST_CODE },
    { path: "^tooling/" },
  ),
  forbid(
    "no-deep-imports",
    "Import a package by its name: what its entry does not export may change without notice.",
    { path: "^(packages|apps|tooling)/([^/]+)/" },
    { path: "^(packages|apps)/", pathNot: ["^[^/]+/$2/", ...ENTRIES] },
  ),
  forbid(
    "imports-must-resolve",
    "The import leads nowhere: is the package missing from this package's package.json?",
    { path: WORKSPACE },
    { couldNotResolve: true },
  ),
  forbid(
    "dependencies-are-declared",
    "What production code imports is among its own package's dependencies, or it breaks when installed alone.",
    { path: "^(packages|apps)/[^/]+/src/", pathNot: TEST_CODE },
    { dependencyTypes: ["npm-dev", "npm-no-pkg", "npm-unknown"], dependencyTypesNot: ["type-only"] },
  ),
];

/** All rules: the general ones, and those of each layer. */
export const rules: IForbiddenRuleType[] = [
  ...general,
  ...Object.entries(LAYERS).flatMap(([name, layer]) => layerRules(name, layer)),
];

function layerRules(name: string, layer: Layer): IForbiddenRuleType[] {
  const from = { path: `^packages/${name}/`, ...(name === "testkit" ? {} : { pathNot: TEST_CODE }) };
  const open = [`^packages/${name}/`, ...layer.workspace.flatMap(pathsOf), ...(layer.entries ?? [])];
  const types = (layer.typesOf ?? []).flatMap(pathsOf);
  const found = [forbid(`${name}-imports`, layer.because, from, { path: WORKSPACE, pathNot: [...open, ...types] })];
  if (types.length > 0)
    found.push(
      forbid(`${name}-imports-types-alone`, `Types alone. ${layer.because}`, from, {
        path: types,
        pathNot: open,
        dependencyTypesNot: ["type-only"],
      }),
    );
  if (layer.npm)
    found.push(
      forbid(`${name}-depends-on-${layer.npm.join("-and-")}-alone`, layer.because, from, {
        pathNot: ["^\\.", ...WORKSPACE, ...layer.npm.map((dependency) => `(^|node_modules/)${dependency}(/|$)`)],
        dependencyTypesNot: ["core"],
      }),
    );
  if (layer.withoutNode)
    found.push(
      forbid(`${name}-opens-no-connection`, layer.because, from, {
        path: `^(node:)?(${layer.withoutNode.join("|")})(/|$)`,
        dependencyTypes: ["core"],
      }),
    );
  return found;
}

/**
 * The modules of a package, and its name, which is all that there is of one that the importer doesn't list.
 * @param name a folder of `packages/`, or an app
 */
function pathsOf(name: string): string[] {
  return [`^${name in LAYERS ? "packages" : "apps"}/${name}/`, `^@orrery/${name}(/|$)`];
}
