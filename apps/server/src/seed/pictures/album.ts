import type { ListingSeed } from "../listings/listing.ts";
import { randomFrom } from "../random.ts";
import { balconyView } from "./balcony-view.ts";
import { apartments, offices, plot, shop, tower, warehouse } from "./blocks.ts";
import { garden, house, townhouses } from "./homes.ts";
import { bathroom, bedroom, kitchen, livingRoom } from "./rooms.ts";
import { develop, newScene, type Scene } from "./scene.ts";
import { salesFloor, workspace } from "./workplaces.ts";

/** A picture that is yet to be painted. */
export interface Picture {
  readonly caption: string;
  /** Takes some 20 ms of this thread. */
  paint(): Scene["canvas"];
}

type Motif = readonly [caption: string, paint: (scene: Scene) => void];

/** How many a listing has at most, in turn. */
const COUNTS = [4, 3, 2, 3, 1, 4, 2];
/** More than a listing has, so that no two pictures begin with the same number. */
const SEEDS_PER_LISTING = 8;

/** The pictures of a listing, in their order. @param index the listing's place, which they depend on */
export function albumOf(listing: ListingSeed, index: number): readonly Picture[] {
  const motifs = motifsOf(listing, index).slice(0, COUNTS[index % COUNTS.length]);
  return motifs.map(([caption, paint], number) => ({
    caption,
    paint() {
      const scene = newScene(randomFrom(index * SEEDS_PER_LISTING + number));
      paint(scene);
      develop(scene);
      return scene.canvas;
    },
  }));
}

const BATHROOM: Motif = ["Bathroom", bathroom];
const BEDROOM: Motif = ["Bedroom", bedroom];
const KITCHEN: Motif = ["Kitchen", kitchen];
const LIVING_ROOM: Motif = ["Living room", livingRoom];

function motifsOf({ type, bedrooms, features }: ListingSeed, index: number): readonly Motif[] {
  const { some } = randomFrom(index);
  const rooms = some([KITCHEN, BEDROOM, BATHROOM], 2);
  switch (type) {
    case "house": {
      const hasPool = features.includes("pool");
      const outside: Motif = [hasPool ? "Pool" : "Garden", (scene) => garden(scene, hasPool)];
      return [["Front", (scene) => house(scene, (bedrooms ?? 0) > 3 ? 2 : 1)], LIVING_ROOM, outside, ...rooms];
    }
    case "townhouse":
      return [["Front", townhouses], LIVING_ROOM, ...rooms];
    case "condo":
      return [["Building", tower], LIVING_ROOM, ["View from the balcony", balconyView], ...rooms];
    case "apartment":
      return [["Building", apartments], LIVING_ROOM, ...rooms];
    case "land":
      return [
        ["From the road", (scene) => plot(scene, false)],
        ["On the plot", (scene) => plot(scene, true)],
      ];
    case "commercial":
      return [
        ["Front", shop],
        ["Sales floor", salesFloor],
      ];
    case "office":
      return [
        ["Front", offices],
        ["Workspace", workspace],
      ];
    case "other":
      return [["Front", warehouse]];
  }
}
