import { z } from "zod";
import { operation } from "../../kernel.ts";
import { createProperty } from "../property/create-property.ts";
import { PROPERTY_NOT_FOUND, PropertyId, propertiesRead } from "../property/property.ts";
import { contextOf, feedSelect, IN_FEED, ResoRecord, shownAs, toRecord } from "./feed.ts";
import { setOptions } from "./odata/options.ts";
import { ODATA_UNSUPPORTED } from "./odata/refusals.ts";

/** One listing of the Property resource. What no feed shows is not found. */
export const getResoProperty = operation({
  name: "listings.getReso",
  summary: "Gets one listing as RESO's Data Dictionary names it.",
  mode: "read",
  reads: ["property", "estate-agent"],
  scope: propertiesRead,
  rate: "read",
  internal: "It is the RESO Web API's own form of properties.get.",
  input: z.object({ key: PropertyId, select: setOptions.select, expand: setOptions.select, format: setOptions.format }),
  output: ResoRecord,
  errors: [PROPERTY_NOT_FOUND, ODATA_UNSUPPORTED],
  example: { input: async (world) => ({ key: (await world.run(createProperty, { status: "active" })).id }) },
  async handle({ input, db, files, resoUrl, fail }) {
    const shown = shownAs(input);
    const row = await db.property.findFirst({ where: { id: input.key, ...IN_FEED }, select: feedSelect(shown) });
    const record = toRecord(files, row ?? fail(PROPERTY_NOT_FOUND), shown);
    return { "@odata.context": `${contextOf(resoUrl(), "Property", shown)}/$entity`, ...record };
  },
});
