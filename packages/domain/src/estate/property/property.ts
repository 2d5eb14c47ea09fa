import type { Prisma } from "@orrery/db";
import { id, reason, scope } from "@orrery/operation";
import { z } from "zod";
import { presented, timestamp } from "../../fields/presented.ts";

export const propertiesRead = scope("properties:read", "Read properties", { bundle: "read" });
export const propertiesWrite = scope("properties:write", "Create and change properties", { bundle: "write" });

export const PROPERTY_NOT_FOUND = reason("PROPERTY_NOT_FOUND", "NOT_FOUND", "No property has this id.");

export const PropertyId = id("Property");

export const PROPERTY_SELECT = {
  id: true,
  title: true,
  status: true,
  addressLine: true,
  city: true,
  region: true,
  postalCode: true,
  version: true,
  createdAt: true,
  updatedAt: true,
} satisfies Prisma.PropertySelect;

export type PropertyRow = Prisma.PropertyGetPayload<{ select: typeof PROPERTY_SELECT }>;

/** What leads refer to: a title, a status, an address. */
export const PropertyView = z.object({
  id: PropertyId,
  title: z.string(),
  status: z.string(),
  addressLine: z.string().nullable(),
  city: z.string().nullable(),
  region: z.string().nullable(),
  postalCode: z.string().nullable(),
  version: z.int(),
  createdAt: timestamp,
  updatedAt: timestamp,
});

export const PropertyOutput = presented(
  ({ createdAt, updatedAt, ...row }: PropertyRow) => ({
    ...row,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  }),
  PropertyView,
);
