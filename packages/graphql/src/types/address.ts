import { builder } from "../builder.ts";

interface AddressShape {
  readonly line1: string | null;
  readonly line2: string | null;
  readonly city: string | null;
  readonly region: string | null;
  readonly postalCode: string | null;
  readonly country: string | null;
  readonly lat: number | null;
  readonly lng: number | null;
}

const text = { nullable: true } as const;

export const Address = builder.objectRef<AddressShape>("Address").implement({
  description: "Where a property is, as far as it is known.",
  fields: (t) => ({
    line1: t.exposeString("line1", text),
    line2: t.exposeString("line2", text),
    city: t.exposeString("city", text),
    region: t.exposeString("region", text),
    postalCode: t.exposeString("postalCode", text),
    country: t.exposeString("country", { nullable: true, description: "ISO 3166-1 alpha-2." }),
    lat: t.exposeFloat("lat", { nullable: true, description: "Degrees north (WGS 84)." }),
    lng: t.exposeFloat("lng", { nullable: true, description: "Degrees east (WGS 84)." }),
  }),
});

export const ADDRESS_SELECT = {
  line1: true,
  line2: true,
  city: true,
  region: true,
  postalCode: true,
  country: true,
  lat: true,
  lng: true,
} as const;
