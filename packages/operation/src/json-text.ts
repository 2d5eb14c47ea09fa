/** How names are written in JSON: as they are inside, or as Orkasa's contract has them. */
export type JsonForm = "camelCase" | "snake_case";

/** JSON that is text already, as the database wrote it: hot lists are not read into objects only to be written again. */
export class JsonText {
  readonly text: string;
  #value: unknown;

  constructor(text: string) {
    this.text = text;
  }

  /** For who serialises it with something else around it. */
  toJSON(): unknown {
    this.#value ??= JSON.parse(this.text);
    return this.#value;
  }
}

/** The JSON text of a value. What is text already in it, or in a field of it, is taken as it stands. */
export function jsonOf(value: unknown): string | undefined {
  if (value instanceof JsonText) return value.text;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const fields = Object.values(value);
  if (!fields.some((field) => field instanceof JsonText)) return JSON.stringify(value);
  const written = Object.entries(value).flatMap(([name, field]) => {
    const text = jsonOf(field);
    return text === undefined ? [] : `${JSON.stringify(name)}:${text}`;
  });
  return `{${written.join(",")}}`;
}
