import { nounGenerator } from "../../src/noun-generator.ts";
import { operationGenerator } from "../../src/operation-generator.ts";
import type { PlopTypes } from "../../src/plop.ts";

/**
 * Where `turbo gen` looks for a package's generators, so that `turbo gen operation` and `turbo gen noun` work anywhere in
 * the repository. It is bundled as CommonJS before it runs: paths come from plop, not from `import.meta`.
 */
export default function generators(plop: PlopTypes.NodePlopAPI): void {
  plop.setGenerator("operation", operationGenerator);
  plop.setGenerator("noun", nounGenerator);
}
