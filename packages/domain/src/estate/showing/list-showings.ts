import { z } from "zod";
import { operation } from "../../kernel.ts";
import { newestFirst, pageInput, pageOf } from "../../paging/keyset.ts";
import { ClientId } from "../client/client.ts";
import { PropertyId } from "../property/property.ts";
import { SHOWING_SELECT, SHOWING_STATUSES, ShowingOutput, showingsRead } from "./showing.ts";

/** Showings, the latest request first, by cursor. */
export const listShowings = operation({
  name: "showings.list",
  summary: "Lists showings, the latest request first.",
  mode: "read",
  reads: ["showing"],
  scope: showingsRead,
  rate: "read",
  input: z.object({
    clientId: ClientId.optional(),
    propertyId: PropertyId.optional(),
    status: z.enum(SHOWING_STATUSES).optional(),
    ...pageInput,
  }),
  output: pageOf(ShowingOutput),
  shape: { select: SHOWING_SELECT },
  example: { input: () => ({ status: "requested" as const, limit: 2 }) },
  async handle({ input, db, shape, cursors }) {
    const { clientId, propertyId, status } = input;
    const { where, orderBy, take, page } = newestFirst("showings", { input, cursors });
    const filter = {
      ...(clientId !== undefined && { clientId }),
      ...(propertyId !== undefined && { propertyId }),
      ...(status !== undefined && { status }),
    };
    return page(await db.showing.findMany({ ...shape, where: { AND: [filter, where] }, orderBy, take }));
  },
});
