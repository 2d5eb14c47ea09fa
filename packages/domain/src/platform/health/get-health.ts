import { z } from "zod";
import { publicOperation } from "../../kernel.ts";

/** Orckai's `GET /api/v1/health`: `{ "status": "ok", "version": "v1" }`. Says that the server answers; `/readyz` says more. */
export const getHealth = publicOperation({
  name: "health.get",
  summary: "Says that the API answers.",
  mode: "read",
  rate: "read",
  input: z.object({}),
  output: z.object({ status: z.literal("ok"), version: z.literal("v1") }),
  example: { input: () => ({}) },
  async handle() {
    return { status: "ok" as const, version: "v1" as const };
  },
});
