/** A row of King County's sales, as far as a listing is made of it. */
export interface Sale {
  /** From 0 on, in the file's order. */
  readonly at: number;
  readonly parcel: string;
  /** USD. */
  readonly price: number;
  readonly bedrooms: number;
  readonly bathrooms: number;
  /** Square feet inside. */
  readonly area: number;
  /** Square feet of ground. */
  readonly lot: number;
  readonly year: number;
  readonly condition: string;
  readonly grade: string;
  readonly zipcode: string;
  readonly lat: number;
  readonly lng: number;
  readonly waterfront: boolean;
}

/** As many sales as wanted from a few, each time round with other prices, sizes and places: the same on every machine. */
export function excerptVaried(excerpt: readonly Sale[], count: number): Sale[] {
  return Array.from({ length: count }, (_, at) => {
    const sale = excerpt[at % excerpt.length];
    if (!sale) throw new Error("The excerpt has no rows.");
    const round = Math.floor(at / excerpt.length);
    const factor = 1 + partOf(at, 7) / 2 - 0.25;
    const moved = (degrees: number, of: number) => Number((degrees + (partOf(at, of) - 0.5) / 50).toFixed(4));
    return {
      ...sale,
      at,
      parcel: `${Number(sale.parcel) + round}`,
      price: Math.round(sale.price * factor),
      area: Math.round(sale.area * factor),
      lot: Math.round(sale.lot * factor),
      lat: moved(sale.lat, 11),
      lng: moved(sale.lng, 13),
    };
  });
}

/** From 0 up to 1, as if at random: the fraction of a multiple of an irrational number. */
function partOf(at: number, of: number): number {
  const value = at * Math.sqrt(of);
  return value - Math.floor(value);
}
