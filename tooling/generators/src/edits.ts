/** A change to a source file. It throws where it does not find its place, and then nothing is written. */
export type Edit = (source: string) => string;

/** All of them, one after the other. */
export const inOrder =
  (edits: readonly Edit[]): Edit =>
  (source) =>
    edits.reduce((text, edit) => edit(text), source);

/** Above the line `// generator: <name>`, at its indentation. */
export const aboveAnchor =
  (name: string, lines: string): Edit =>
  (source) => {
    const anchor = new RegExp(`^( *)// generator: ${name}$`, "m").exec(source);
    if (!anchor)
      throw new Error(`The comment "// generator: ${name}" is gone: put it back where lines are to be added`);
    const [, indent = ""] = anchor;
    return `${source.slice(0, anchor.index)}${indented(lines, indent)}\n${source.slice(anchor.index)}`;
  };

/** Below the last match of `pattern` (global, multi-line); where there is none, whatever `otherwise` does. */
export const belowLast =
  (pattern: RegExp, line: (match: RegExpExecArray) => string, otherwise: Edit): Edit =>
  (source) => {
    const last = [...source.matchAll(pattern)].at(-1);
    if (!last) return otherwise(source);
    const end = last.index + last[0].length;
    return `${source.slice(0, end)}\n${line(last)}${source.slice(end)}`;
  };

const missing = (what: string): Edit => {
  return () => {
    throw new Error(`There is no ${what} to add a line to`);
  };
};

/** Below the last import. */
export const withImport = (line: string): Edit =>
  belowLast(/^(?:import .*|\} )from "[^"]+";$/gm, () => line, missing("import"));

/** Into the braces of `import { … } from "<module>";`. */
export const withImported =
  (name: string, module: string): Edit =>
  (source) => {
    const end = new RegExp(`,?\\s*\\} from "${module}";`).exec(source);
    if (!end) return missing(`import from ${module}`)(source);
    return `${source.slice(0, end.index)}, ${name} } from "${module}";${source.slice(end.index + end[0].length)}`;
  };

/** A procedure of the tRPC router: into the noun's own block, or into a new one. */
export const withProcedure =
  (nouns: string, line: string): Edit =>
  (source) => {
    const block = new RegExp(`^ {2}${nouns}: \\{\\n[^}]*`, "m").exec(source);
    if (!block) return aboveAnchor("trpc", `${nouns}: {\n  ${line}\n},`)(source);
    const end = block.index + block[0].trimEnd().length;
    return `${source.slice(0, end)}\n    ${line}${source.slice(end)}`;
  };

/** A scope beside those that the noun has. */
export const withScope = (line: string): Edit =>
  belowLast(/^export const \w+ = scope\([\s\S]*?\);$/gm, () => line, missing("scope"));

/** The list on the other side of a tenant model's `organization`, in the column of the lists that are there. */
export const withBackRelation = (field: string, model: string): Edit =>
  belowLast(
    /^( {2}\w+\s+)\w+\[\]$/gm,
    ([, column = ""]) => `${`  ${field} `.padEnd(column.length)}${model}[]`,
    missing("relation"),
  );

function indented(lines: string, indent: string): string {
  return lines
    .split("\n")
    .map((line) => `${indent}${line}`)
    .join("\n");
}
