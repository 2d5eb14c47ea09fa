import type { Prisma, TenantDb } from "@orrery/db";
import { type Fail, id, reason, scope } from "@orrery/operation";
import { z } from "zod";
import { presented, timestamp, view } from "../../fields/presented.ts";
import { EstateAgentId } from "../estate-agent/estate-agent.ts";

export const clientsRead = scope("clients:read", "Read clients");
export const clientsWrite = scope("clients:write", "Create clients; with clients:read, change them");

export const CLIENT_NOT_FOUND = reason("CLIENT_NOT_FOUND", "NOT_FOUND", "No client has this id.");
export const CLIENT_EMAIL_TAKEN = reason("CLIENT_EMAIL_TAKEN", "CONFLICT", "Another client has this email address.");

/** How far a client is with buying, in order (CONTRACTS.md, "OrganicAgent"). Any move is allowed. */
export const BUYING_STAGES = ["Searching", "Touring", "Offer", "Under Contract", "Closed"] as const;
export type BuyingStage = (typeof BUYING_STAGES)[number];

export const ClientId = id("Client");

export const CLIENT_SELECT = {
  id: true,
  name: true,
  email: true,
  phone: true,
  buyingStage: true,
  source: true,
  agentId: true,
  agent: { select: { id: true, name: true } },
  version: true,
  createdAt: true,
  updatedAt: true,
} satisfies Prisma.ClientSelect;

export type ClientRow = Prisma.ClientGetPayload<{ select: typeof CLIENT_SELECT }>;

/** A client as OrganicAgent's document lists it (`id`, `name`, `email`, `buyingStage`), and what else is known. */
export const ClientView = view("Client", {
  id: ClientId,
  name: z.string(),
  email: z.string(),
  phone: z.string().nullable(),
  buyingStage: z.enum(BUYING_STAGES),
  source: z.string(),
  assignedAgent: z.object({ id: EstateAgentId, name: z.string() }).nullable(),
  version: z.int(),
  createdAt: timestamp,
  updatedAt: timestamp,
});

export function toClientView({
  agent,
  buyingStage,
  createdAt,
  updatedAt,
  ...row
}: ClientRow): z.input<typeof ClientView> {
  return {
    ...row,
    buyingStage: buyingStage as BuyingStage,
    assignedAgent: agent,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}

export const ClientOutput = presented(toClientView, ClientView);

/** Ends the operation unless the client that it names is this organization's. */
export async function assertClient(db: TenantDb, fail: Fail<typeof CLIENT_NOT_FOUND>, clientId: string): Promise<void> {
  if ((await db.client.findUnique({ where: { id: clientId }, select: { id: true } })) === null) fail(CLIENT_NOT_FOUND);
}
