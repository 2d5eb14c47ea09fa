/** What Zapier shows where it can't ask the server: as `/api/v1/webhooks/samples` gives it, of made-up people. */
const TIMES = { createdAt: "2026-01-01T00:00:00.000Z", updatedAt: "2026-01-01T00:00:00.000Z", version: 1 };

export const LEAD = {
  id: "0197d3a0-0000-7000-8000-000000000001",
  name: "John Smith",
  email: "john@example.com",
  phone: "555-0100",
  source: "zillow",
  status: "new",
  score: 55,
  ...TIMES,
};

export const CLIENT = {
  id: "0197d3a0-0000-7000-8000-000000000002",
  name: "Jane Doe",
  email: "jane@example.com",
  phone: "555-0101",
  buyingStage: "Searching",
  ...TIMES,
};

export const PROPERTY = {
  id: "0197d3a0-0000-7000-8000-000000000003",
  title: "Four bedrooms on Oak Ave",
  status: "active",
  operation: "sale",
  type: "house",
  price: 750_000,
  currency: "USD",
  bedrooms: 4,
  bathrooms: 3,
  areaSqft: 2_400,
  ...TIMES,
};

/** As OrganicAgent's document shows a listing. */
export const LISTING = {
  id: PROPERTY.id,
  address: "456 Oak Ave, Miami, FL",
  price: 750_000,
  bedrooms: 4,
  bathrooms: 3,
  sqft: 2_400,
  version: 1,
};

export const SHOWING = {
  id: "0197d3a0-0000-7000-8000-000000000004",
  clientId: CLIENT.id,
  propertyId: PROPERTY.id,
  requestedFor: "2026-01-02T10:00:00.000Z",
  note: null,
  status: "requested",
  ...TIMES,
};
