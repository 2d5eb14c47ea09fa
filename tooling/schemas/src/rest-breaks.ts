import { apiCompare, type Diff } from "api-smart-diff";

/** An OpenAPI document, or part of one. */
type Json = Readonly<Record<string, unknown>>;

/**
 * What a document breaks of an earlier one, a line each. The comparison is api-smart-diff's, that follows references and knows
 * requests from answers; what it takes lightly and our contracts do not is judged here: fields may be added, "never
 * removed or retyped".
 */
export function restBreaks(before: Json, after: Json): readonly string[] {
  return apiCompare(before, after)
    .diffs.filter(({ path: [part] }) => part !== "components")
    .filter(isBreaking)
    .map(({ action, path, description }) => `${action} ${path.join("/")}${description ? ` (${description})` : ""}`);
}

function isBreaking(diff: Diff): boolean {
  const { action, type, path } = diff;
  if (isErrorReason(diff) || isOwnKind(diff)) return false;
  if (action === "remove" && path.at(-2) === "properties") return true;
  if (action === "replace" && path.at(-1) === "const" && path.at(-2) !== "properties") return true;
  return retyped(diff) ?? type === "breaking";
}

/** The documents say that an error may get more reasons and codes, and what a client does with those that it does not know. */
function isErrorReason({ action, path }: Diff): boolean {
  const status = String(path[path.indexOf("responses") + 1]);
  return action === "add" && path.includes("responses") && /^[45]/.test(status) && path.at(-2) === "enum";
}

/** Whoever asks who they are learns what they have themselves: a new kind of credential shows to nobody who has an old one. */
const OWN_KIND =
  /^paths\n\/v1\/auth\/me\nget\nresponses\n200\ncontent\napplication\/json\nschema\nproperties\nkind\nenum\n\d+$/;

function isOwnKind({ action, path }: Diff): boolean {
  return action === "add" && OWN_KIND.test(path.join("\n"));
}

/** Whether a type takes less than before (in a request) or may be more (in an answer); undefined for what is no type. */
function retyped({ action, path, before, after }: Diff): boolean | undefined {
  const isAnswer = path.includes("responses");
  if (path.at(-2) === "type" && path.at(-3) !== "properties") return action === (isAnswer ? "add" : "remove");
  if (path.at(-1) !== "type" || path.at(-2) === "properties" || action !== "replace") return undefined;
  const [narrow, wide] = isAnswer ? [after, before] : [before, after];
  return !typesOf(narrow).every((one) => typesOf(wide).includes(one));
}

/** An integer is a number as well. */
function typesOf(type: unknown): readonly unknown[] {
  const types: readonly unknown[] = Array.isArray(type) ? type : [type];
  return types.includes("number") ? [...types, "integer"] : types;
}
