import { JsonRows, numberText, timeText } from "../../paging/row-json.ts";
import { writtenList } from "../../paging/written-page.ts";
import { PROPERTY_FILTERS } from "./property-filters.ts";

/**
 * A page of properties as PostgreSQL writes it: what `PropertyOutput` makes of the rows, in the same bytes
 * (but for sizes and coordinates under 0.0001, which are the same numbers in other digits). `$2` is where files are read.
 */
export const writeProperties = writtenList({
  name: "properties",
  model: "Property",
  filters: PROPERTY_FILTERS,
  parameters: 1,
  row: (seen) => ({
    id: `p."id"`,
    brokerageId: `p."organizationId"`,
    title: `p."title"`,
    description: `p."description"`,
    status: `p."status"`,
    operation: `p."operation"`,
    type: `p."type"`,
    price: numberText(`p."price"`),
    currency: `p."currency"`,
    bedrooms: `p."bedrooms"`,
    bathrooms: `p."bathrooms"`,
    areaSqft: `p."areaSqft"`,
    lotSqft: `p."lotSqft"`,
    yearBuilt: `p."yearBuilt"`,
    address: {
      line1: `p."line1"`,
      line2: `p."line2"`,
      city: `p."city"`,
      region: `p."region"`,
      postalCode: `p."postalCode"`,
      country: `p."country"`,
      lat: `p."lat"`,
      lng: `p."lng"`,
    },
    features: `p."features"`,
    agentId: `p."agentId"`,
    images: new JsonRows(
      `FROM "PropertyImage" i WHERE i."organizationId" = $1::uuid AND i."propertyId" = p."id" AND i."sweepAt" IS NULL
        AND ${seen("PropertyImage", "i")} ORDER BY i."position", i."id"`,
      {
        id: `i."id"`,
        url: `$2::text || 'images/' || i."id" || CASE i."format" WHEN 'png' THEN '.png' ELSE '.jpg' END`,
        thumbnailUrl: `$2::text || 'images/' || i."id" || '.thumb.jpg'`,
        position: `row_number() OVER (ORDER BY i."position", i."id")`,
        caption: `i."caption"`,
        width: `i."width"`,
        height: `i."height"`,
      },
    ),
    publications: new JsonRows(
      `FROM "Publication" u WHERE u."organizationId" = $1::uuid AND u."propertyId" = p."id"
        AND ${seen("Publication", "u")} ORDER BY u."portal"`,
      {
        portal: `u."portal"`,
        status: `u."status"`,
        url: `u."url"`,
        publishedAt: timeText(`u."publishedAt"`),
        id: `u."id"`,
        externalId: `u."externalId"`,
        sandbox: `u."transport" = 'sandbox'`,
      },
    ),
    version: `p."version"`,
    createdAt: timeText(`p."createdAt"`),
    updatedAt: timeText(`p."updatedAt"`),
  }),
});
