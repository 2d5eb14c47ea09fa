import { fragment } from "xmlbuilder2";

/** One property, by the format's elements and in their order; what is undefined has none. */
export interface KyeroProperty {
  readonly features: readonly string[];
  readonly images: readonly string[];
}

const INDENT = "  ";

/** How a feed is written, piece by piece, so that one of any length is in the memory of one property. */
export interface FeedFormat {
  readonly contentType: string;
  readonly before: string;
  readonly between: string;
  readonly after: string;
  item(listing: object): string;
}

/** Kyero's import format, version 3 (docs/portals.md says by which rules). */
export const kyeroFeed: FeedFormat = {
  contentType: "application/xml; charset=utf-8",
  before: `<?xml version="1.0" encoding="UTF-8"?>
<root>
${INDENT}<kyero>
${INDENT}${INDENT}<feed_version>3</feed_version>
${INDENT}</kyero>
`,
  between: "",
  after: "</root>\n",
  item: (listing) => propertyXml(listing as KyeroProperty),
};

function propertyXml({ features, images, ...fields }: KyeroProperty): string {
  const property = {
    ...written(fields),
    ...(features.length > 0 && { features: { feature: features.map(xmlText) } }),
    images: { image: images.map((url, index) => ({ "@id": index + 1, url: xmlText(url) })) },
  };
  const xml = fragment({ property }).end({ prettyPrint: true, indent: INDENT });
  return `${xml.replaceAll(/^/gm, INDENT)}\n`;
}

/** Without what is not known, at any depth. */
function written(fields: object): object {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, value]) => {
      if (value === undefined || value === null) return [];
      return [[name, typeof value === "object" ? written(value) : xmlText(String(value))]];
    }),
  );
}

/** Characters that XML 1.0 can't have, in whichever way they are written. */
const NO_XML = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

const xmlText = (text: string) => text.replaceAll(NO_XML, "");

/** A RESO feed: RESO Common Format, its records from the Data Dictionary's Property resource. */
export const resoFeed: FeedFormat = {
  contentType: "application/json; charset=utf-8",
  before: '{"@reso.context":"urn:reso:metadata:2.0:resource:property","value":[',
  between: ",",
  after: "]}",
  item: (listing) => JSON.stringify(listing),
};
