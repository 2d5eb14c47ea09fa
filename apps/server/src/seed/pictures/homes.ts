import { type Colour, darker, lighter, shaded } from "./colour.ts";
import { door, garage, roof, window } from "./parts.ts";
import { HEIGHT, type Scene, WIDTH } from "./scene.ts";
import { farTrees, lawn, palm, shrubs, sky, street, tree } from "./scenery.ts";

const WALLS: readonly Colour[] = [0xf3ead8, 0xf5f1e8, 0xe9d7c2, 0xdfe6dc, 0xf4dccb, 0xdbe3ea, 0xf6e7b8];
const ROOFS: readonly Colour[] = [0xb4633f, 0x8c5a48, 0x6b6f76, 0x9a4f38, 0x55606b, 0xa98261];
const DOORS: readonly Colour[] = [0x7a4630, 0x2f5d73, 0x3c6b4d, 0xa53a35, 0x2f3a48];
const SHUTTERS: readonly Colour[] = [0x3f6f78, 0x4f6b4a, 0x41506b, 0x7c4a3c];

const GROUND = 470;
const STOREY = 128;

/** A house on its lawn, seen from the street. @param storeys 1 or 2 */
export function house(scene: Scene, storeys: number): void {
  const { canvas, random } = scene;
  sky(scene, 400);
  farTrees(scene, 408);
  lawn(scene, 404);
  street(scene, 566);
  const width = random.between(430, 520);
  const left = (WIDTH - width) / 2 + random.between(-70, 30);
  const [wall, tiles] = [random.pick(WALLS), random.pick(ROOFS)];
  const shutters = random.chance(0.5) ? random.pick(SHUTTERS) : undefined;
  if (random.chance(0.7)) tree(scene, left - random.between(40, 90), GROUND - 10, random.between(230, 300));
  palm(scene, left + width + random.between(190, 250), GROUND - 8, random.between(250, 330));
  const eaves = GROUND - STOREY * storeys;
  wing(scene, left + width - 6, wall, tiles);
  canvas.rectangle(left, eaves, width, STOREY * storeys, shaded(wall, 0.1));
  canvas.rectangle(left, eaves, width, 16, 0x000000, 0.16);
  roof(canvas, {
    left: left - 26,
    right: left + width + 26,
    eaves,
    ridge: eaves - 92,
    slope: random.between(70, 120),
    colour: tiles,
  });
  const middle = left + width / 2 - 27;
  for (let storey = 0; storey < storeys; storey += 1) {
    const y = GROUND - STOREY * (storey + 1) + 38;
    for (const share of [0.12, 0.7])
      window(canvas, left + width * share, y, width * 0.18, 58, { ...(shutters !== undefined && { shutters }) });
    if (storey === 1) window(canvas, middle + 2, y, 50, 58);
  }
  if (storeys > 1) canvas.rectangle(left, GROUND - STOREY - 4, width, 7, lighter(wall, 0.4));
  porch(scene, middle, wall, tiles);
  path(scene, middle + 27, 54);
  shrubs(scene, left + 8, middle - 34, GROUND + 10, 40);
  shrubs(scene, middle + 96, left + width - 4, GROUND + 10, 40);
  if (random.chance(0.6)) palm(scene, left - random.between(90, 150), GROUND + 30, random.between(270, 360));
}

/** The garage beside the house, and the drive to it. */
function wing({ canvas, random }: Scene, left: number, wall: Colour, tiles: Colour): void {
  const width = 190;
  const eaves = GROUND - 112;
  canvas.rectangle(left, eaves, width, 112, shaded(darker(wall, 0.05), 0.12));
  canvas.rectangle(left, eaves, width, 12, 0x000000, 0.16);
  canvas.polygon(
    [left + 22, GROUND, left + width - 22, GROUND, left + width + 60, 566, left - 10, 566],
    [0xc9c3b8, 0xb3ada2],
  );
  garage(canvas, left + 24, GROUND, width - 48, 84, random.pick([0xefeae0, 0xd9d2c5, 0x8d7458]));
  roof(canvas, {
    left: left - 6,
    right: left + width + 22,
    eaves,
    ridge: eaves - 62,
    slope: 60,
    colour: darker(tiles, 0.06),
  });
}

function porch({ canvas, random }: Scene, x: number, wall: Colour, tiles: Colour): void {
  const top = GROUND - 118;
  canvas.rectangle(x - 40, top, 134, 118, darker(wall, 0.16));
  door(canvas, x, GROUND, 54, 92, random.pick(DOORS));
  canvas.polygon([x - 62, top, x + 27, top - 48, x + 116, top], shaded(tiles, 0.2));
  canvas.rectangle(x - 62, top - 3, 178, 9, 0xf4f1ea);
  for (const at of [x - 50, x + 92]) canvas.rectangle(at, top + 6, 13, 112, [0xffffff, 0xdad5cb]);
}

/** From the door to the street. */
function path({ canvas }: Scene, x: number, width: number): void {
  canvas.polygon(
    [x - width / 2, GROUND + 14, x + width / 2, GROUND + 14, x + width * 0.95, 566, x - width * 0.95, 566],
    [0xd9d3c7, 0xc2bbae],
  );
  for (let y = GROUND + 26; y < 566; y += 17) canvas.rectangle(x - width * 0.8, y, width * 1.6, 1.6, 0x8f887c, 0.35);
}

/** Three or four houses wall to wall. */
export function townhouses(scene: Scene): void {
  const { canvas, random } = scene;
  sky(scene, 432);
  farTrees(scene, 436);
  lawn(scene, 436);
  street(scene, 552);
  const count = random.whole(3, 4);
  const width = 800 / count;
  const tiles = random.pick(ROOFS);
  for (let unit = 0; unit < count; unit += 1) {
    const left = 80 + unit * width;
    const eaves = 236 - (unit % 2) * 16;
    const wall = WALLS[(unit * 2 + random.whole(0, 1)) % WALLS.length] ?? 0xf5f1e8;
    canvas.rectangle(left, eaves, width, 480 - eaves, shaded(wall, 0.12));
    canvas.rectangle(left + width - 5, eaves, 5, 480 - eaves, 0x000000, 0.18);
    canvas.polygon(
      [left - 8, eaves, left + width / 2, eaves - random.between(80, 112), left + width + 8, eaves],
      shaded(unit % 2 ? tiles : darker(tiles, 0.14), 0.25),
    );
    canvas.rectangle(left - 8, eaves - 3, width + 16, 9, 0xf4f1ea);
    canvas.ellipse(left + width / 2, eaves - 34, 15, 15, 0xf4f1ea);
    canvas.ellipse(left + width / 2, eaves - 34, 10, 10, [0x9fc4dd, 0x56758c]);
    const shutters = random.pick(SHUTTERS);
    for (const share of [0.2, 0.6])
      window(canvas, left + width * share, eaves + 36, width * 0.18, 62, { shutters, panes: 2 });
    balcony(scene, left + width * 0.14, eaves + 122, width * 0.72);
    door(canvas, left + width * 0.16, 480, 46, 88, random.pick(DOORS));
    window(canvas, left + width * 0.55, 480 - 84, width * 0.3, 56, { panes: 3 });
    canvas.polygon(
      [
        left + width * 0.16 - 8,
        496,
        left + width * 0.16 + 54,
        496,
        left + width * 0.16 + 66,
        552,
        left + width * 0.16 - 24,
        552,
      ],
      [0xd8d2c6, 0xc0b9ac],
    );
    shrubs(scene, left + width * 0.5, left + width * 0.92, 500, 32);
  }
  palm(scene, random.between(20, 60), 510, random.between(300, 350));
  tree(scene, WIDTH - random.between(20, 60), 520, random.between(240, 300));
}

function balcony({ canvas }: Scene, x: number, y: number, width: number): void {
  canvas.rectangle(x, y, width, 7, 0xe9e5dc);
  canvas.rectangle(x, y - 26, width, 4, 0x3d4248);
  for (let rail = x; rail <= x + width; rail += 9) canvas.rectangle(rail, y - 24, 2, 24, 0x3d4248);
  canvas.rectangle(x, y + 7, width, 10, 0x000000, 0.14);
}

/** Behind the house: terrace, garden, and a pool where there is one. */
export function garden(scene: Scene, hasPool: boolean): void {
  const { canvas, random } = scene;
  sky(scene, 330);
  farTrees(scene, 336);
  const wall = random.pick(WALLS);
  lawn(scene, 338);
  for (let x = 0; x < WIDTH; x += 24) canvas.rectangle(x, 300, 21, 62, [0xa98a66, 0x8a6e50]);
  palm(scene, random.between(620, 700), 372, random.between(240, 300));
  palm(scene, random.between(800, 900), 380, random.between(280, 340));
  shrubs(scene, 380, WIDTH, 378, 44);
  canvas.rectangle(0, 118, 330, 290, shaded(wall, 0.12));
  roof(canvas, { left: -80, right: 366, eaves: 122, ridge: 40, slope: 90, colour: random.pick(ROOFS) });
  canvas.rectangle(0, 130, 330, 18, 0x000000, 0.16);
  for (const x of [30, 186]) window(canvas, x, 190, 118, 196, { panes: 2 });
  canvas.polygon([0, 408, 470, 408, 700, HEIGHT, 0, HEIGHT], [0xdcd3c3, 0xc3b8a5]);
  for (let y = 430; y < HEIGHT; y += 34) canvas.rectangle(0, y, 470 + (y - 408), 2, 0x9d9180, 0.35);
  if (hasPool) pool(scene);
  else tree(scene, 700, 520, 300);
  for (const x of hasPool ? [70, 190] : [160, 330]) lounger(scene, x, 500);
}

function pool({ canvas, random }: Scene): void {
  canvas.polygon([430, 428, 800, 428, 930, 590, 520, 590], [0xf2ede2, 0xdcd4c5]);
  canvas.polygon([452, 440, 786, 440, 896, 574, 534, 574], [0x7fd0dd, 0x2c9fbd]);
  for (let glint = 0; glint < 36; glint += 1) {
    const share = random.between(0.06, 0.94);
    const y = 440 + share * 134;
    const [from, to] = [452 + share * 82 + 8, 786 + share * 110 - 50];
    canvas.rectangle(random.between(from, to), y, random.between(14, 42), 2, 0xffffff, 0.4);
  }
}

function lounger({ canvas }: Scene, x: number, y: number): void {
  canvas.ellipse(x + 56, y + 46, 74, 9, 0x000000, 0.18);
  canvas.polygon(
    [x, y - 30, x + 16, y - 34, x + 48, y + 16, x + 126, y + 20, x + 126, y + 30, x + 40, y + 30],
    [0xffffff, 0xd9d4ca],
  );
  for (const leg of [x + 44, x + 116]) canvas.rectangle(leg, y + 28, 5, 18, 0x7d6a52);
}
