/** The statements of the bare program, and what it makes of their rows. */

/** With images and publications, since Orrery's answer has them whether there are any or not. */
export const PROPERTIES = {
  name: "properties",
  text: `SELECT "id", "organizationId", "title", "description", "status", "operation", "type", "price", "currency", "bedrooms",
    "bathrooms", "areaSqft", "lotSqft", "yearBuilt", "line1", "line2", "city", "region", "postalCode", "country", "lat", "lng",
    "features", "agentId", "version", "createdAt", "updatedAt",
    (SELECT coalesce(json_agg(json_build_object('id', "id", 'caption', "caption", 'format', "format", 'width', "width",
      'height', "height") ORDER BY "position", "id"), '[]') FROM "PropertyImage" AS "image"
      WHERE "image"."organizationId" = "property"."organizationId" AND "image"."propertyId" = "property"."id"
      AND "image"."sweepAt" IS NULL) AS "images",
    (SELECT coalesce(json_agg(json_build_object('portal', "portal", 'status', "status", 'url', "url", 'published_at',
      "publishedAt") ORDER BY "portal"), '[]') FROM "Publication" AS "publication"
      WHERE "publication"."organizationId" = "property"."organizationId"
      AND "publication"."propertyId" = "property"."id") AS "publications"
    FROM "Property" AS "property" WHERE "organizationId" = $1 AND "status" = $2 AND "price" >= $3
    ORDER BY "createdAt" DESC, "id" DESC LIMIT $4`,
} as const;

export const LEADS = {
  name: "leads",
  text: `SELECT "lead"."id", "lead"."name", "lead"."email", "lead"."phone", "source", "propertyId", "propertyAddress", "notes",
    "status", "score", "scoreReasons", "agentId", "agent"."name" AS "agentName", "dealValue", "dealCurrency", "lead"."version",
    "lead"."createdAt", "lead"."updatedAt"
    FROM "Lead" AS "lead" LEFT JOIN "EstateAgent" AS "agent"
      ON "agent"."organizationId" = "lead"."organizationId" AND "agent"."id" = "lead"."agentId"
    WHERE "lead"."organizationId" = $1 AND "source" = $2 AND "score" >= $3
    ORDER BY "lead"."createdAt" DESC, "lead"."id" DESC LIMIT $4`,
} as const;

interface Image {
  readonly id: string;
  readonly caption: string | null;
  readonly format: string;
  readonly width: number;
  readonly height: number;
}

interface PropertyRow extends Readonly<Record<string, unknown>> {
  readonly id: string;
  /** As `pg` gives a numeric. */
  readonly price: string | null;
  readonly images: readonly Image[];
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

const imageView = ({ id, caption, format, width, height }: Image, index: number, filesUrl: string) => ({
  id,
  url: `${filesUrl}/images/${id}.${format === "png" ? "png" : "jpg"}`,
  thumbnail_url: `${filesUrl}/images/${id}.thumb.jpg`,
  position: index + 1,
  caption,
  width,
  height,
});

export function propertyView(row: PropertyRow, filesUrl: string): object {
  return {
    id: row.id,
    brokerage_id: row.organizationId,
    title: row.title,
    description: row.description,
    status: row.status,
    operation: row.operation,
    type: row.type,
    price: row.price === null ? null : Number(row.price),
    currency: row.currency,
    bedrooms: row.bedrooms,
    bathrooms: row.bathrooms,
    area_sqft: row.areaSqft,
    lot_sqft: row.lotSqft,
    year_built: row.yearBuilt,
    address: {
      line1: row.line1,
      line2: row.line2,
      city: row.city,
      region: row.region,
      postal_code: row.postalCode,
      country: row.country,
      lat: row.lat,
      lng: row.lng,
    },
    features: row.features,
    agent_id: row.agentId,
    images: row.images.map((image, index) => imageView(image, index, filesUrl)),
    publications: row.publications,
    version: row.version,
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
  };
}

interface LeadRow extends Readonly<Record<string, unknown>> {
  readonly id: string;
  readonly agentId: string | null;
  /** As `pg` gives a numeric. */
  readonly dealValue: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export function leadView(row: LeadRow): object {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    phone: row.phone,
    source: row.source,
    property_id: row.propertyId,
    property_address: row.propertyAddress,
    notes: row.notes,
    status: row.status,
    score: row.score,
    score_reasons: row.scoreReasons,
    assigned_agent: row.agentId === null ? null : { id: row.agentId, name: row.agentName },
    deal_value: row.dealValue === null ? null : Number(row.dealValue),
    deal_currency: row.dealCurrency,
    version: row.version,
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
  };
}
