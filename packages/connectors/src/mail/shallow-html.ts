import { Parser } from "htmlparser2";

/** Deeper, nobody reads it. A parser takes a time that grows with the square of the depth: 18 s for a megabyte of `<b>`. */
const DEPTH_MAX = 500;

/** HTML up to where more elements than that stand in each other. */
export function shallowHtml(html: string): string {
  let depth = 0;
  let end: number | undefined;
  const parser = new Parser({
    onopentag() {
      depth += 1;
      if (depth <= DEPTH_MAX) return;
      end ??= parser.startIndex;
      throw new TooDeep();
    },
    onclosetag() {
      depth -= 1;
    },
  });
  try {
    parser.end(html);
  } catch (error) {
    if (!(error instanceof TooDeep)) throw error;
  }
  return html.slice(0, end);
}

class TooDeep extends Error {}
