import { z } from "zod";
import { operation } from "../../kernel.ts";
import { newestFirst, pageInput, pageOf } from "../../paging/keyset.ts";
import { PROPERTY_SELECT, PropertyOutput, propertiesRead } from "./property.ts";

export const listProperties = operation({
  name: "properties.list",
  summary: "Lists the brokerage's properties, newest first.",
  mode: "read",
  scope: propertiesRead,
  rate: "read",
  input: z.object(pageInput),
  output: pageOf(PropertyOutput),
  shape: { select: PROPERTY_SELECT },
  example: { input: () => ({ limit: 2 }) },
  async handle({ input, db, shape, cursors }) {
    const { where, orderBy, take, page } = newestFirst("properties", { input, cursors });
    return page(await db.property.findMany({ ...shape, where, orderBy, take }));
  },
});
