import type { Point } from "./canvas.ts";
import { type Colour, darker, lighter, shaded } from "./colour.ts";
import { LEFT, pendant, plant, RIGHT, shell, view } from "./room.ts";
import { type Scene, WIDTH } from "./scene.ts";

/** Desks in an office. */
export function workspace(scene: Scene): void {
  const { canvas, random } = scene;
  const { wood } = shell(scene);
  view(scene, 214, 150, 240, 200);
  view(scene, 506, 150, 240, 200);
  for (const x of [300, 480, 660]) pendant(scene, x, 128, 0x3a3f45);
  for (const [x, y, size] of [
    [210, 420, 0.8],
    [480, 420, 0.8],
    [90, 500, 1.15],
    [520, 500, 1.15],
  ] as const)
    desk(scene, x, y, size, wood);
  plant(scene, 884, 560, 220);
  canvas.rectangle(0, 0, WIDTH, 8, 0xffffff, random.between(0.05, 0.15));
}

function desk({ canvas, random }: Scene, x: number, y: number, size: number, wood: Colour): void {
  const at = (dx: number, dy: number): Point => [x + dx * size, y + dy * size];
  canvas.ellipse(x + 130 * size, y + 92 * size, 150 * size, 9 * size, 0x000000, 0.14);
  canvas.polygon(
    [...at(96, 8), ...at(166, 8), ...at(160, 90), ...at(102, 90)],
    shaded(random.pick([0x3b424a, 0x5f7f93, 0x8c8f98]), 0.2),
  );
  canvas.polygon([...at(16, 0), ...at(246, 0), ...at(264, 26), ...at(0, 26)], shaded(lighter(wood, 0.2), 0.1));
  canvas.polygon([...at(0, 26), ...at(264, 26), ...at(264, 34), ...at(0, 34)], darker(wood, 0.3));
  for (const leg of [8, 250])
    canvas.polygon([...at(leg, 34), ...at(leg + 7, 34), ...at(leg + 7, 92), ...at(leg, 92)], 0x4a4f55);
  canvas.polygon([...at(84, -62), ...at(178, -62), ...at(178, -6), ...at(84, -6)], 0x22262b);
  canvas.polygon([...at(88, -58), ...at(174, -58), ...at(174, -10), ...at(88, -10)], [0x9fc4dd, 0x3f6f9a]);
  for (const line of [-50, -40, -30])
    canvas.polygon(
      [...at(94, line), ...at(94 + random.between(30, 70), line), ...at(130, line + 3), ...at(94, line + 3)],
      0xffffff,
      0.7,
    );
  canvas.polygon([...at(126, -6), ...at(136, -6), ...at(140, 6), ...at(122, 6)], 0x3a3f45);
  canvas.polygon([...at(92, 12), ...at(160, 12), ...at(164, 20), ...at(88, 20)], 0xe2e4e6);
}

/** A shop from inside: shelves and a counter. */
export function salesFloor(scene: Scene): void {
  const { canvas, random } = scene;
  const { wood } = shell(scene, true);
  const goods: readonly Colour[] = [0xb8563a, 0x5f8a7b, 0xd9a05b, 0x4f6d8c, 0xe9e2d2, 0x9a6f8f, 0x7d8f52];
  canvas.rectangle(LEFT + 20, 140, RIGHT - LEFT - 40, 290, shaded(darker(wood, 0.2), 0.2));
  for (let shelf = 0; shelf < 4; shelf += 1) {
    const y = 206 + shelf * 70;
    canvas.rectangle(LEFT + 30, y - 58, RIGHT - LEFT - 60, 58, darker(wood, 0.5));
    for (let x = LEFT + 38; x < RIGHT - 66; x += random.between(22, 40)) {
      const height = random.between(22, 50);
      canvas.rectangle(x, y - height, random.between(14, 26), height, shaded(random.pick(goods), 0.2));
    }
    canvas.rectangle(LEFT + 24, y, RIGHT - LEFT - 48, 8, lighter(wood, 0.2));
  }
  for (const x of [320, 480, 640]) pendant(scene, x, 120, 0xc79a4b);
  canvas.ellipse(430, 604, 300, 18, 0x000000, 0.18);
  canvas.rectangle(180, 500, 500, 102, shaded(wood, 0.25));
  for (let x = 190; x < 680; x += 49) canvas.rectangle(x, 508, 3, 90, darker(wood, 0.35), 0.5);
  canvas.polygon([200, 474, 660, 474, 704, 500, 156, 500], [lighter(wood, 0.35), lighter(wood, 0.15)]);
  canvas.rectangle(156, 500, 548, 9, darker(wood, 0.3));
  canvas.polygon([560, 430, 630, 430, 636, 480, 554, 480], shaded(0x3a3f45, 0.2));
  canvas.polygon([566, 436, 624, 436, 627, 466, 563, 466], [0x9fc4dd, 0x5f8fb0]);
  plant(scene, 830, 570, 220);
}
