/** So many characters in a row of what was asked tell something of it. */
const STRETCH = 16;

/** What a provider says of a request, for a log: nothing where it repeats what it was asked, as some do. */
export function tellable(message: string, asked: readonly string[]): string {
  const texts = asked.map(bare);
  const said = bare(message);
  for (let at = 0; at + STRETCH <= said.length; at += 1) {
    const stretch = said.slice(at, at + STRETCH);
    if (texts.some((text) => text.includes(stretch))) return "What it says repeats what it was asked, and is not told.";
  }
  return message;
}

/** However deep in JSON it is quoted. */
const bare = (text: string) => text.replaceAll("\\", "");
