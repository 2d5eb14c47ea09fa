/** What a part of town is like: it decides what is built and sold there. */
export type PlaceKind = "urban" | "beach" | "suburban" | "rural";

/** A part of South Florida that the brokerage works in. */
export interface Place {
  readonly neighbourhood: string;
  readonly city: string;
  readonly postalCode: string;
  /** Its middle, in degrees (WGS 84). */
  readonly lat: number;
  readonly lng: number;
  /** Prices here, as a multiple of the region's. */
  readonly priceLevel: number;
  readonly kind: PlaceKind;
}

export const PLACES: readonly Place[] = [
  place("Coconut Grove", "Miami", "33133", 25.728, -80.243, 1.6, "suburban"),
  place("Brickell", "Miami", "33131", 25.76, -80.193, 1.5, "urban"),
  place("Edgewater", "Miami", "33137", 25.803, -80.19, 1.3, "urban"),
  place("Wynwood", "Miami", "33127", 25.801, -80.2, 1.2, "urban"),
  place("Little Havana", "Miami", "33135", 25.766, -80.232, 0.8, "urban"),
  place("Downtown", "Miami", "33130", 25.768, -80.203, 1.2, "urban"),
  place("Upper Eastside", "Miami", "33138", 25.848, -80.184, 1.1, "suburban"),
  place("Shenandoah", "Miami", "33145", 25.752, -80.233, 1, "suburban"),
  place("South Beach", "Miami Beach", "33139", 25.782, -80.134, 1.7, "beach"),
  place("Mid-Beach", "Miami Beach", "33140", 25.816, -80.127, 1.6, "beach"),
  place("North Beach", "Miami Beach", "33141", 25.855, -80.124, 1.1, "beach"),
  place("Surfside", "Surfside", "33154", 25.878, -80.126, 1.9, "beach"),
  place("Golden Shores", "Sunny Isles Beach", "33160", 25.939, -80.124, 1.6, "beach"),
  place("Turnberry", "Aventura", "33180", 25.963, -80.139, 1.2, "urban"),
  place("Biscayne Park", "North Miami", "33161", 25.89, -80.185, 0.8, "suburban"),
  place("Country Club Section", "Coral Gables", "33134", 25.744, -80.273, 1.7, "suburban"),
  place("Village Center", "Key Biscayne", "33149", 25.693, -80.165, 2.1, "beach"),
  place("Sunset", "South Miami", "33143", 25.706, -80.294, 1.2, "suburban"),
  place("Pinecrest North", "Pinecrest", "33156", 25.667, -80.308, 1.7, "suburban"),
  place("Mangowood", "Palmetto Bay", "33157", 25.622, -80.325, 1.1, "suburban"),
  place("Kendall Lakes", "Kendall", "33176", 25.664, -80.358, 0.8, "suburban"),
  place("Downtown Doral", "Doral", "33166", 25.812, -80.338, 1, "urban"),
  place("Palm Springs", "Hialeah", "33012", 25.865, -80.305, 0.7, "suburban"),
  place("Loch Isle", "Miami Lakes", "33014", 25.909, -80.309, 0.9, "suburban"),
  place("Lakes by the Bay", "Cutler Bay", "33189", 25.578, -80.338, 0.8, "suburban"),
  place("Redland", "Homestead", "33031", 25.53, -80.48, 0.6, "rural"),
  place("Avocado Acres", "Homestead", "33030", 25.476, -80.49, 0.55, "rural"),
  place("Central Beach", "Hollywood", "33019", 26.012, -80.118, 1.2, "beach"),
  place("Hollywood Lakes", "Hollywood", "33020", 26.012, -80.136, 0.9, "suburban"),
  place("Three Islands", "Hallandale Beach", "33009", 25.988, -80.134, 0.9, "beach"),
  place("Las Olas", "Fort Lauderdale", "33301", 26.119, -80.131, 1.5, "urban"),
  place("Victoria Park", "Fort Lauderdale", "33304", 26.131, -80.13, 1.3, "suburban"),
  place("Harbor Beach", "Fort Lauderdale", "33316", 26.102, -80.112, 2, "beach"),
  place("Island City", "Wilton Manors", "33305", 26.156, -80.137, 1.1, "suburban"),
  place("Beach District", "Pompano Beach", "33062", 26.235, -80.093, 1.1, "beach"),
  place("Country Estates", "Southwest Ranches", "33330", 26.059, -80.34, 0.9, "rural"),
  place("Bonaventure", "Weston", "33326", 26.107, -80.385, 1, "suburban"),
  place("Forest Ridge", "Davie", "33328", 26.067, -80.27, 0.9, "suburban"),
  place("Mizner Park", "Boca Raton", "33432", 26.354, -80.084, 1.6, "urban"),
  place("Lake Ida", "Delray Beach", "33444", 26.473, -80.082, 1.2, "suburban"),
  place("El Cid", "West Palm Beach", "33401", 26.7, -80.053, 1.3, "urban"),
];

function place(
  neighbourhood: string,
  city: string,
  postalCode: string,
  lat: number,
  lng: number,
  priceLevel: number,
  kind: PlaceKind,
): Place {
  return { neighbourhood, city, postalCode, lat, lng, priceLevel, kind };
}

/** Names that any of these parts could have. */
export const STREETS: Readonly<Record<PlaceKind, readonly string[]>> = {
  urban: ["Central Blvd", "Garden St", "Palmetto Ave", "Market St", "Station Rd", "Mural Way", "Foundry St"],
  beach: ["Surf Ave", "Shell Dr", "Harbor Dr", "Seagrape Ln", "Bayside Ter", "Lighthouse Way", "Dune Rd"],
  suburban: [
    "Poinciana Ave",
    "Bougainvillea Rd",
    "Jacaranda Ct",
    "Royal Palm Way",
    "Tamarind St",
    "Gumbo Limbo Ln",
    "Orange Blossom Dr",
    "Sea Grape Ave",
    "Mahogany Ter",
    "Hibiscus St",
    "Live Oak Pl",
  ],
  rural: ["Krome Ave", "Avocado Dr", "Grove Rd", "Mango Trail", "Ranch Way", "Lychee Ln", "Redland Rd"],
};
