/** An annotation, or what one says: words about the model, which may become others. */
const isAnnotation = (name: string) => name.includes("@");

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What the model of a RESO feed (CSDL JSON) has no more, or has otherwise: clients select and filter by it. What is new breaks nobody. */
export function csdlBreaks(before: unknown, after: unknown, path = "the model"): readonly string[] {
  if (!isObject(before)) return JSON.stringify(before) === JSON.stringify(after) ? [] : [`${path} is another`];
  if (!isObject(after)) return [`${path} is gone`];
  return Object.entries(before)
    .filter(([name]) => !isAnnotation(name))
    .flatMap(([name, one]) => {
      const at = `${path}, ${name}`;
      return Object.hasOwn(after, name) ? csdlBreaks(one, after[name], at) : [`${at} is gone`];
    });
}
