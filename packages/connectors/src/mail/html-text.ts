import { compile } from "html-to-text";
import { shallowHtml } from "./shallow-html.ts";

/** Deeper, or with more children of one element, it is no mail that somebody reads. */
const LIMITS = { maxInputLength: 1024 * 1024, maxDepth: 200, maxChildNodes: 5_000, ellipsis: "" };

/** Between cells that stand beside each other. */
const GAP = "\t";

const textOf = compile({
  wordwrap: false,
  limits: LIMITS,
  formatters: {
    cell(element, walk, builder) {
      walk(element.children, builder);
      builder.addLiteral(GAP);
    },
  },
  selectors: [
    { selector: "a", options: { ignoreHref: true } },
    { selector: "img", format: "skip" },
    { selector: "head", format: "skip" },
    { selector: "table", format: "block", options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
    { selector: "tr", format: "block", options: { leadingLineBreaks: 1, trailingLineBreaks: 1 } },
    { selector: "td", format: "cell" },
    { selector: "th", format: "cell" },
    ...["h1", "h2", "h3", "h4", "h5", "h6"].map((selector) => ({ selector, options: { uppercase: false } })),
    { selector: "p", options: { leadingLineBreaks: 1, trailingLineBreaks: 2 } },
  ],
});

/**
 * The text of a mail's HTML, as a person sees it: rows of tables are lines, with a tab between their cells; links are what
 * they are called.
 */
export const htmlText = (html: string): string => textOf(shallowHtml(html));
