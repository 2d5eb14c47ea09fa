/** The text of a JSON document with one value in it replaced, put in or (undefined) taken out. @param pointer RFC 6901 */
export function planted(document: string, pointer: string, value: unknown): string {
  const root: unknown = JSON.parse(document);
  const path = pointer
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
  const last = path.pop() ?? "";
  const parent = path.reduce<unknown>((inner, part) => (inner as Record<string, unknown>)[part], root);
  if (parent === undefined) throw new Error(`The document has nothing at ${pointer}.`);
  if (Array.isArray(parent) && value === undefined) parent.splice(Number(last), 1);
  else if (Array.isArray(parent) && last === "-") parent.push(value);
  else if (value === undefined) delete (parent as Record<string, unknown>)[last];
  else (parent as Record<string, unknown>)[last] = value;
  return JSON.stringify(root);
}
