import { asDate, asNumber } from "./cells.ts";

/** How a column's text is written in a template; as it is, unless told. 1991.0 is `1,991` as a number, and `1991` in digits. */
export const TEXT_FORMATS = ["number", "digits", "lower", "mdy", "dmy"] as const;
type TextFormat = (typeof TEXT_FORMATS)[number];

interface Placeholder {
  readonly column: string;
  readonly format: TextFormat | undefined;
}

const PLACEHOLDER = /\{([^{}|]+)(?:\|([a-z]+))?\}/g;

/** The placeholders of `{bedrooms} bedrooms, {price|number}`; undefined where its braces hold something else. */
export function placeholdersOf(template: string): readonly Placeholder[] | undefined {
  const found = [...template.matchAll(PLACEHOLDER)].map(([, column = "", format]) => ({ column, format }));
  const isFormat = (format: string | undefined) => format === undefined || TEXT_FORMATS.some((one) => one === format);
  const rest = template.replaceAll(PLACEHOLDER, "");
  return /[{}]/.test(rest) || !found.every(({ format }) => isFormat(format)) ? undefined : (found as Placeholder[]);
}

/**
 * The text of a template. Undefined where a column in it is empty.
 * @param cellOf a column's text; undefined where it is empty
 * @throws CellProblem where a cell is not what its format asks for
 */
export function filled(template: string, cellOf: (column: string) => string | undefined): string | undefined {
  const texts = (placeholdersOf(template) ?? []).map(({ column, format }) => {
    const cell = cellOf(column);
    return cell === undefined ? undefined : written(column, cell, format);
  });
  if (texts.includes(undefined)) return undefined;
  let at = 0;
  return template.replaceAll(PLACEHOLDER, () => texts[at++] ?? "");
}

function written(column: string, cell: string, format: TextFormat | undefined): string {
  switch (format) {
    case "number":
      return asNumber(column, cell).toLocaleString("en-US");
    case "digits":
      return String(asNumber(column, cell));
    case "lower":
      return cell.toLowerCase();
    case "mdy":
    case "dmy":
      return asDate(column, cell, format);
    default:
      return cell;
  }
}
