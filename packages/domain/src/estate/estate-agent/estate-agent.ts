import type { Prisma, TenantDb } from "@orrery/db";
import { type Fail, id, reason, scope } from "@orrery/operation";
import { z } from "zod";
import { presented, timestamp, view } from "../../fields/presented.ts";

/** The people of a brokerage. (`agents` are the AI agents of Orckai's contract.) */
export const estateAgentsRead = scope("estate-agents:read", "Read the brokerage's agents", { bundle: "read" });
export const estateAgentsWrite = scope("estate-agents:write", "Add and change the brokerage's agents", {
  bundle: "admin",
  role: "admin",
});

export const ESTATE_AGENT_NOT_FOUND = reason("ESTATE_AGENT_NOT_FOUND", "NOT_FOUND", "No estate agent has this id.");

export const EstateAgentId = id("EstateAgent");

export const ESTATE_AGENT_SELECT = {
  id: true,
  name: true,
  email: true,
  phone: true,
  version: true,
  createdAt: true,
  updatedAt: true,
} satisfies Prisma.EstateAgentSelect;

export type EstateAgentRow = Prisma.EstateAgentGetPayload<{ select: typeof ESTATE_AGENT_SELECT }>;

export const EstateAgentView = view("EstateAgent", {
  id: EstateAgentId,
  name: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  version: z.int(),
  createdAt: timestamp,
  updatedAt: timestamp,
});

export const EstateAgentOutput = presented(
  ({ createdAt, updatedAt, ...row }: EstateAgentRow) => ({
    ...row,
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  }),
  EstateAgentView,
);

/** Ends the operation unless the agent that it names, if it names one, is this organization's. */
export async function assertEstateAgent(
  db: TenantDb,
  fail: Fail<typeof ESTATE_AGENT_NOT_FOUND>,
  agentId: string | null | undefined,
): Promise<void> {
  if (agentId != null && !(await db.estateAgent.findUnique({ where: { id: agentId }, select: { id: true } }))) {
    fail(ESTATE_AGENT_NOT_FOUND);
  }
}
