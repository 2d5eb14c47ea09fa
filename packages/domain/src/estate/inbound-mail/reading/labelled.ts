import { MAIL_FIELDS, type MailField, type MailRule } from "./rule.ts";

export type Found = Partial<Record<MailField, string>>;

/** As many lines as are looked through; a lead is said at the beginning. */
const LINES_MAX = 2_000;
const LINE_MAX = 10_000;

/** What stands between a label and its value: a colon, or the gap between two columns. */
const GAP = String.raw`(?:\s*[:：]|\t| {2,})`;
/** What stands before labels: marks of lists and of emphasis. */
const MARK = String.raw`\s*(?:[*•·>-]+\s*)?`;

/** By the text of each label, longest first: "Property address" is not "Property". */
function linesOf({ labels }: MailRule) {
  const fieldOf = new Map<string, MailField>();
  for (const field of MAIL_FIELDS) for (const label of labels[field] ?? []) fieldOf.set(keyOf(label), field);
  const texts = [...fieldOf.keys()].toSorted((a, b) => b.length - a.length).map(escaped);
  const labelled = new RegExp(`^${MARK}(${texts.join("|")})\\*?(?:${GAP}\\*?(.*))?$`, "iu");
  return (line: string): { readonly field: MailField; readonly value: string } | undefined => {
    const [, label, value = ""] = labelled.exec(line) ?? [];
    const field = label === undefined ? undefined : fieldOf.get(keyOf(label));
    return field && { field, value: value.trim() };
  };
}

const keyOf = (label: string) => label.toLowerCase().replaceAll(/\s+/g, " ");
const escaped = (text: string) =>
  text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll(" ", String.raw`\s+`);

/** Something like `Listing ID: 5`: the label of a value that nobody asked for. */
const OTHER_LABEL = /^[\p{L}][\p{L}\d '/()-]{0,40}[:：](\s|$)/u;
/** Where what the portal itself says begins again. */
const RULER = /^\s*[-_=*]{3,}\s*$/;

/** What a text says under a rule's labels: of each field, what it says first. */
export function labelled(text: string, rule: MailRule): Found {
  if (Object.keys(rule.labels).length === 0) return {};
  const read = linesOf(rule);
  const found: Found = {};
  const lines = text
    .replaceAll("\u00a0", " ")
    .split(/\r\n|\r|\n/, LINES_MAX)
    .map((line) => line.slice(0, LINE_MAX));
  for (const [at, line] of lines.entries()) {
    const one = read(line);
    if (!one || found[one.field] !== undefined) continue;
    const value =
      one.field === "notes" ? paragraph(one.value, lines, { at, read }) : one.value || below(lines, { at, read });
    if (value !== "") found[one.field] = value;
  }
  return found;
}

interface Place {
  readonly at: number;
  readonly read: ReturnType<typeof linesOf>;
}

/** The value of a label that stands alone: the next line that says something, if it is no label itself. */
function below(lines: readonly string[], { at, read }: Place): string {
  const next = lines.slice(at + 1, at + 4).find((line) => line.trim() !== "");
  return next === undefined || read(next) || RULER.test(next) ? "" : next.trim();
}

/** All that is written, until something else begins. */
function paragraph(first: string, lines: readonly string[], { at, read }: Place): string {
  const rest: string[] = [];
  for (const line of lines.slice(at + 1)) {
    if (read(line) || RULER.test(line) || OTHER_LABEL.test(line.trim())) break;
    rest.push(line.trim());
    // Two empty lines end it.
    if (rest.length > 1 && rest.at(-1) === "" && rest.at(-2) === "") break;
  }
  return [first, ...rest].join("\n").trim();
}
