/** Apollo Server 5 as its documentation sets it up, Prisma with prepared statements, and a DataLoader for the pictures. */
import { createHash } from "node:crypto";
import { ApolloServer } from "@apollo/server";
import { startStandaloneServer } from "@apollo/server/standalone";
import { PrismaPg } from "@prisma/adapter-pg";
import DataLoader from "dataloader";
import { Pool } from "pg";
import { PrismaClient } from "../generated/client.ts";

const typeDefs = `#graphql
  type Image {
    id: ID!
    position: Int!
    caption: String
    width: Int!
    height: Int!
  }
  type Property {
    id: ID!
    title: String!
    status: String!
    price: String
    currency: String
    bedrooms: Int
    bathrooms: Float
    areaSqft: Float
    yearBuilt: Int
    city: String
    postalCode: String
    createdAt: String!
    images(first: Int!): [Image!]!
  }
  type PageInfo {
    hasNextPage: Boolean!
    endCursor: String
  }
  type PropertyConnection {
    nodes: [Property!]!
    pageInfo: PageInfo!
  }
  type Query {
    properties(organizationId: ID!, status: String!, priceMin: String!, first: Int!): PropertyConnection!
  }
`;

const names = new Map();
/** Prepared statements are named by their text. */
function statementName({ sql }) {
  if (!names.has(sql)) names.set(sql, createHash("sha1").update(sql).digest("hex"));
  return names.get(sql);
}
const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
const prisma = new PrismaClient({ adapter: new PrismaPg(pool, { statementNameGenerator: statementName }) });

/** The pictures of many properties in one statement. */
async function imagesOf(propertyIds) {
  const images = await prisma.propertyImage.findMany({
    where: { propertyId: { in: [...propertyIds] }, sweepAt: null },
    orderBy: [{ position: "asc" }, { id: "asc" }],
  });
  const byProperty = Map.groupBy(images, ({ propertyId }) => propertyId);
  return propertyIds.map((id) => byProperty.get(id) ?? []);
}

const cursorOf = ({ createdAt, id }) => Buffer.from(JSON.stringify([createdAt, id])).toString("base64url");

const resolvers = {
  Query: {
    async properties(_parent, { organizationId, status, priceMin, first }) {
      const rows = await prisma.property.findMany({
        where: { organizationId, status, price: { gte: priceMin } },
        orderBy: [{ createdAt: "desc" }, { id: "desc" }],
        take: first + 1,
      });
      const nodes = rows.slice(0, first);
      const last = nodes.at(-1);
      return { nodes, pageInfo: { hasNextPage: rows.length > first, endCursor: last ? cursorOf(last) : null } };
    },
  },
  Property: {
    price: ({ price }) => price?.toFixed() ?? null,
    createdAt: ({ createdAt }) => createdAt.toISOString(),
    images: async ({ id }, { first }, { images }) => (await images.load(id)).slice(0, first),
  },
};

const server = new ApolloServer({ typeDefs, resolvers });
const { url } = await startStandaloneServer(server, {
  listen: { port: 0, host: "127.0.0.1" },
  context: async () => ({ images: new DataLoader(imagesOf) }),
});
process.stdout.write(`${JSON.stringify({ url: url.replace(/\/$/, ""), msg: "listening" })}\n`);
