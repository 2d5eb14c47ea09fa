import { z } from "zod";
import { operation } from "../../kernel.ts";
import { allRows, allRowsInput } from "../all-rows.ts";
import { PROPERTY_SELECT, PropertyOutput, propertiesRead } from "./property.ts";

/** Active properties, newest first (OrganicAgent's `GET /api/v1/listings`): all of them, unless there is a limit. */
export const streamListings = operation({
  name: "properties.stream",
  summary: "Lists the active properties, newest first: all of them, unless there is a limit.",
  mode: "stream",
  scope: propertiesRead,
  rate: "read",
  input: z.object(allRowsInput),
  output: PropertyOutput,
  internal: "Lists without an end are OrganicAgent's; other surfaces page by cursor (properties.list).",
  example: { input: () => ({ limit: 2 }) },
  stream({ input, db }) {
    return allRows(input, ({ where, ...batch }) =>
      db.property.findMany({ ...batch, where: { AND: [{ status: "active" }, where] }, select: PROPERTY_SELECT }),
    );
  },
});
