import { aboveAnchor, belowLast, type Edit, inOrder, withImport, withImported, withProcedure } from "./edits.ts";
import type { ExistingNoun } from "./existing-noun.ts";
import { camel, capitalized, type Names, thirdPerson } from "./names.ts";
import type { PlopTypes } from "./plop.ts";

export type Mode = "read" | "write";

/** The verbs that have skeletons of their own, and what they do to the data. */
export const KNOWN_VERBS: Readonly<Record<string, Mode>> = {
  create: "write",
  get: "read",
  list: "read",
  update: "write",
};

/** What is left to do after each generator. */
export const PUBLISHED_SCHEMA =
  "The published GraphQL schema grows by it: `vitest run --update packages/graphql/src/bindings.once.test.ts` records that.";

/** One operation to write. */
export interface Operation {
  readonly noun: Pick<ExistingNoun, "names" | "field" | "events">;
  /** `archive` */
  readonly verb: string;
  readonly mode: Mode;
  /** What its scope allows: `write`. */
  readonly action: string;
}

/** `archive-open-house`, `list-open-houses` */
export const fileOf = ({ file, files }: Names, verb: string) => `${verb}-${verb === "list" ? files : file}`;

const constantOf = ({ noun: { names }, verb }: Operation) => `${verb}${verb === "list" ? names.Nouns : names.Noun}`;

/** The constant that holds a scope: `openHousesWrite` */
export const scopeOf = ({ nouns }: Names, action: string) => `${nouns}${capitalized(camel(action))}`;

const folderOf = ({ area, file }: Names) => `packages/domain/src/${area}/${file}`;

/** The operations' files, tests and lines, as plop's actions. All of one noun. */
export function operationActions(operations: readonly Operation[]): PlopTypes.ActionType[] {
  return [...operations.flatMap(fileActions), ...lineActions(operations)];
}

/** The files that the operations' lines go into, and their own. Paths are relative to the repository's root. */
export function filesOf(operations: readonly Operation[]): string[] {
  const own = operations.flatMap(({ noun: { names }, verb }) => {
    const path = `${folderOf(names)}/${fileOf(names, verb)}`;
    return [`${path}.ts`, `${path}.test.ts`];
  });
  return [...own, ...Object.keys(LINES)];
}

function fileActions(operation: Operation): PlopTypes.ActionType[] {
  const { noun, verb, mode } = operation;
  const template = Object.hasOwn(KNOWN_VERBS, verb) ? verb : { read: "read", write: "change" }[mode];
  const data = templateData(operation);
  return ["ts", "test.ts"].map((extension) => ({
    type: "add",
    path: `{{{turbo.paths.root}}}/${folderOf(noun.names)}/${fileOf(noun.names, verb)}.${extension}`,
    templateFile: `../../templates/operation/${template}.${extension}.hbs`,
    data,
  }));
}

function templateData(operation: Operation) {
  const { noun, verb, mode, action } = operation;
  const { names, field, events } = noun;
  return {
    ...names,
    field,
    verb,
    constant: constantOf(operation),
    scope: scopeOf(names, action),
    scopeName: `${names.files}:${action}`,
    otherScopeName: `${names.files}:${mode === "read" ? "write" : "read"}`,
    summary: `${capitalized(thirdPerson(verb))} ${names.aNoun}.`,
    createdIn: events.created,
    updatedIn: events.updated,
  };
}

/** The lines that make operations known: by file, what an operation adds to it. */
const LINES: Readonly<Record<string, (operation: Operation) => Edit>> = {
  "packages/domain/src/registry.ts": (operation) => {
    const constant = constantOf(operation);
    const { Noun, Nouns } = operation.noun.names;
    const ofNoun = new RegExp(`^ {2}[a-z]+(?:${Noun}|${Nouns}),$`, "gm");
    return inOrder([
      withImport(`import { ${constant} } from "./${pathInDomain(operation)}";`),
      belowLast(ofNoun, () => `  ${constant},`, aboveAnchor("registry", `${constant},`)),
    ]);
  },
  "packages/domain/src/index.ts": (operation) =>
    aboveAnchor("index", `export { ${constantOf(operation)} } from "./${pathInDomain(operation)}";`),
  "packages/trpc/src/router.ts": (operation) => {
    const constant = constantOf(operation);
    const bind = operation.mode === "read" ? "bindQuery" : "bindMutation";
    return inOrder([
      withImported(constant, "@orrery/domain"),
      withProcedure(operation.noun.names.nouns, `${operation.verb}: ${bind}(${constant}),`),
    ]);
  },
  "packages/graphql/src/bindings.ts": (operation) => {
    const ofNoun = new RegExp(`^\\w+\\(.*[ (]${operation.noun.names.Noun}\\)+;$`, "gm");
    const line = graphqlLine(operation);
    return inOrder([
      withImported(constantOf(operation), "@orrery/domain"),
      belowLast(ofNoun, () => line, aboveAnchor("graphql", `\n${line}`)),
    ]);
  },
};

function lineActions(operations: readonly Operation[]): PlopTypes.ActionType[] {
  return Object.entries(LINES).map(([path, edit]) => modify(path, inOrder(operations.map(edit))));
}

/** @param path relative to the repository's root */
export function modify(path: string, edit: Edit): PlopTypes.ActionType {
  return { type: "modify", path: `{{{turbo.paths.root}}}/${path}`, transform: edit };
}

function pathInDomain({ noun: { names }, verb }: Operation): string {
  return `${names.area}/${names.file}/${fileOf(names, verb)}.ts`;
}

function graphqlLine(operation: Operation): string {
  const { noun, nouns, Noun } = operation.noun.names;
  const constant = constantOf(operation);
  if (operation.mode === "write") return `mutation("${constant}", ${constant}, noun("${noun}", ${Noun}));`;
  if (operation.verb === "list") return `connection("${nouns}", ${constant}, ${Noun});`;
  return `query("${operation.verb === "get" ? noun : constant}", ${constant}, ${Noun});`;
}
