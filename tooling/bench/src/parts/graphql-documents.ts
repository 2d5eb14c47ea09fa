/** The list of the part `graphql`, as each program's own schema has it: 20 listings, newest first, with three pictures each. */
import { createHash } from "node:crypto";

export const ORRERY_DOCUMENT = `query Listings($priceMin: Decimal!) {
  properties(first: 20, status: active, priceMin: $priceMin) {
    nodes {
      id title status price currency bedrooms bathrooms areaSqft yearBuilt createdAt
      address { city postalCode }
      images(first: 3) { id position caption width height }
    }
    pageInfo { hasNextPage endCursor }
  }
}`;

export const POSTGRAPHILE_DOCUMENT = `query Listings($organizationId: UUID!, $priceMin: BigFloat!) {
  properties: allProperties(
    first: 20
    filter: {
      organizationId: { equalTo: $organizationId }
      status: { equalTo: "active" }
      price: { greaterThanOrEqualTo: $priceMin }
    }
    orderBy: [CREATED_AT_DESC, ROW_ID_DESC]
  ) {
    nodes {
      id title status price currency bedrooms bathrooms areaSqft yearBuilt createdAt city postalCode
      images: propertyImagesByOrganizationIdAndPropertyId(first: 3, orderBy: [POSITION_ASC, ROW_ID_ASC]) {
        nodes { id position caption width height }
      }
    }
    pageInfo { hasNextPage endCursor }
  }
}`;

export const APOLLO_DOCUMENT = `query Listings($organizationId: ID!, $priceMin: String!) {
  properties(organizationId: $organizationId, status: "active", priceMin: $priceMin, first: 20) {
    nodes {
      id title status price currency bedrooms bathrooms areaSqft yearBuilt createdAt city postalCode
      images(first: 3) { id position caption width height }
    }
    pageInfo { hasNextPage endCursor }
  }
}`;

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

/** What the operator's clients were built with (`ORRERY_GRAPHQL_DOCUMENTS`). */
export const TRUSTED_DOCUMENTS = { [sha256(ORRERY_DOCUMENT)]: ORRERY_DOCUMENT };
export const TRUSTED_ID = `sha256:${sha256(ORRERY_DOCUMENT)}`;
