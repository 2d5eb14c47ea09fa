import { withScope } from "./edits.ts";
import { type ExistingNoun, hasOperation, readNoun } from "./existing-noun.ts";
import { formatted } from "./format.ts";
import { capitalized } from "./names.ts";
import {
  fileOf,
  filesOf,
  type Mode,
  modify,
  type Operation,
  operationActions,
  PUBLISHED_SCHEMA,
  scopeOf,
} from "./operation.ts";
import type { PlopTypes } from "./plop.ts";
import * as questions from "./questions.ts";

/** `turbo gen operation`: one more operation of a noun, with its test, on tRPC and GraphQL. */
export const operationGenerator: PlopTypes.PlopGeneratorConfig = {
  description: "An operation of a noun that is there, its test, and its line on each surface",
  prompts: [questions.area, questions.singular, questions.verb, questions.mode, questions.action],
  actions: (answers = {}) => {
    const { root } = answers.turbo.paths as { root: string };
    const noun = readNoun(root, answers.area, answers.singular);
    const operation: Operation = { noun, verb: answers.verb, mode: answers.mode as Mode, action: answers.action };
    assertRoomFor(root, operation);
    const scope = noun.actions.has(operation.action) ? [] : [scopeAction(noun, operation.action)];
    const nounFile = `packages/domain/src/${noun.names.area}/${noun.names.file}/${noun.names.file}.ts`;
    return [
      ...scope,
      ...operationActions([operation]),
      formatted(root, [...filesOf([operation]), nounFile]),
      "It works and does the least there is: say in the operation file what it does, and in its test what it guarantees.",
      PUBLISHED_SCHEMA,
    ];
  },
};

/** The operation that a skeleton's example and test start from; all others start from `get`. */
const BASIS: Readonly<Record<string, string | undefined>> = { create: undefined, get: "create", list: "create" };

function assertRoomFor(root: string, { noun: { names }, verb }: Operation): void {
  if (hasOperation(root, names, fileOf(names, verb))) {
    throw new Error(`${names.Words} has the operation ${verb} already`);
  }
  const basis = Object.hasOwn(BASIS, verb) ? BASIS[verb] : "get";
  if (basis !== undefined && !hasOperation(root, names, fileOf(names, basis))) {
    throw new Error(`${verb} builds on the operation ${basis}, which ${names.words} lacks: generate that first`);
  }
}

function scopeAction({ names }: ExistingNoun, action: string): PlopTypes.ActionType {
  const { area, file, files, pluralWords } = names;
  const description = `${capitalized(action.replaceAll("-", " "))} ${pluralWords}`;
  return modify(
    `packages/domain/src/${area}/${file}/${file}.ts`,
    withScope(`export const ${scopeOf(names, action)} = scope("${files}:${action}", "${description}");`),
  );
}
