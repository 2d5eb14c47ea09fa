import { existsSync } from "node:fs";
import { join } from "node:path";
import { aboveAnchor, withBackRelation, withImport } from "./edits.ts";
import { formatted } from "./format.ts";
import { type Names, namesOf } from "./names.ts";
import { filesOf, KNOWN_VERBS, modify, operationActions, PUBLISHED_SCHEMA } from "./operation.ts";
import type { PlopTypes } from "./plop.ts";
import * as questions from "./questions.ts";

/** `turbo gen noun`: a tenant's model, its noun, four operations with their tests, on tRPC and GraphQL. */
export const nounGenerator: PlopTypes.PlopGeneratorConfig = {
  description: "A noun: its model, create, get, list and update with their tests, and its lines on each surface",
  prompts: [questions.area, questions.singular, questions.plural, questions.field],
  actions: (answers = {}) => {
    const { root } = answers.turbo.paths as { root: string };
    const names = namesOf(answers.area, answers.singular, answers.plural);
    const files = filesOfNoun(names);
    assertRoomFor(root, names, Object.values(files));
    const noun = { names, field: answers.field, events: { created: names.file, updated: names.file } };
    const operations = Object.entries(KNOWN_VERBS).map(([verb, mode]) => ({ noun, verb, mode, action: mode }));
    const data = { ...names, field: answers.field, column: answers.field.padEnd("organizationId".length) };
    return [
      ...Object.entries(files).map(([template, path]) => add(template, path, data)),
      ...lineActions(names),
      ...operationActions(operations),
      formatted(root, [files.noun, files.graphql, ...filesOf(operations), MODELS, CONFINEMENT]),
      `Give ${names.Noun} its other fields (${files.model}, ${files.noun}, ${files.graphql}). Then \`npm run generate\``,
      `makes its client, and \`npm run db:diff add_${names.files.replaceAll("-", "_")}\` writes its migration.`,
      PUBLISHED_SCHEMA,
    ];
  },
};

const MODELS = "packages/db/src/tenancy/models.ts";
const CONFINEMENT = "packages/db/src/tenancy/confinement.ts";

/** A noun's own files, by the template that each is made from. */
function filesOfNoun({ area, file }: Names) {
  return {
    model: `packages/db/prisma/schema/${file}.prisma`,
    noun: `packages/domain/src/${area}/${file}/${file}.ts`,
    graphql: `packages/graphql/src/types/${file}.ts`,
  };
}

function assertRoomFor(root: string, { file, files, Words }: Names, paths: readonly string[]): void {
  if (file === files)
    throw new Error(`${Words} needs a plural that differs: a list and one of it have different names`);
  const taken = paths.find((path) => existsSync(join(root, path)));
  if (taken !== undefined) throw new Error(`${taken} is there already`);
}

function add(template: string, path: string, data: object): PlopTypes.ActionType {
  return {
    type: "add",
    path: `{{{turbo.paths.root}}}/${path}`,
    templateFile: `../../templates/noun/${template}.hbs`,
    data,
  };
}

/** The lines that make a noun known, beside those of its operations. */
function lineActions({ area, file, nouns, Noun }: Names): PlopTypes.ActionType[] {
  const read = `${nouns}Read`;
  return [
    modify("packages/db/prisma/schema/organization.prisma", withBackRelation(nouns, Noun)),
    modify(MODELS, aboveAnchor("models", `${Noun}: "tenant",`)),
    modify(CONFINEMENT, aboveAnchor("confinement", `${Noun}: { "${file}": "id" },`)),
    modify(
      "packages/domain/src/index.ts",
      aboveAnchor("index", `export { ${read} } from "./${area}/${file}/${file}.ts";`),
    ),
    modify("packages/graphql/src/bindings.ts", withImport(`import { ${Noun} } from "./types/${file}.ts";`)),
  ];
}
