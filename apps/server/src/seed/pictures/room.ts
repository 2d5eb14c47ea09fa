import type { Canvas, Point } from "./canvas.ts";
import { type Colour, darker, type Fill, lighter, mixed, shaded } from "./colour.ts";
import { HEIGHT, type Scene, WIDTH } from "./scene.ts";

/** Rooms, with one wall straight ahead. Its corners: */
export const LEFT = 170;
export const RIGHT = 790;
export const TOP = 110;
export const FLOOR = 440;

const WHITE: Colour = 0xfbfaf6;
const PAINTS: readonly Colour[] = [0xf3efe6, 0xe8ece9, 0xefe5da, 0xe3e9ee, 0xf2ead2, 0xdfe5d8];
export const WOODS: readonly Colour[] = [0xb98d5f, 0x8d6a4b, 0xd2b48a, 0x6f5340];
export const CLOTHS: readonly Colour[] = [0x5f7f93, 0xc9bfae, 0x7d8f72, 0xb86f52, 0x8c8f98, 0x49607a, 0xd8a25e];

export interface Room {
  readonly paint: Colour;
  readonly wood: Colour;
}

/** Walls, floor and ceiling. */
export function shell({ canvas, random }: Scene, isTiled = false): Room {
  const [paint, wood] = [random.pick(PAINTS), random.pick(WOODS)];
  const floor = isTiled ? random.pick([0xd9d5cb, 0xc9cfd2, 0xe2d8c8]) : wood;
  canvas.rectangle(0, 0, WIDTH, HEIGHT, darker(paint, 0.1));
  canvas.polygon([0, 0, WIDTH, 0, RIGHT, TOP, LEFT, TOP], [lighter(paint, 0.6), lighter(paint, 0.35)]);
  canvas.polygon([0, 0, LEFT, TOP, LEFT, FLOOR, 0, 590], shaded(darker(paint, 0.08), 0.1));
  canvas.polygon([WIDTH, 0, RIGHT, TOP, RIGHT, FLOOR, WIDTH, 590], shaded(darker(paint, 0.16), 0.1));
  canvas.rectangle(LEFT, TOP, RIGHT - LEFT, FLOOR - TOP, shaded(paint, 0.06));
  canvas.polygon(
    [LEFT, FLOOR, RIGHT, FLOOR, WIDTH, 590, WIDTH, HEIGHT, 0, HEIGHT, 0, 590],
    [lighter(floor, 0.08), darker(floor, 0.2)],
  );
  boards(canvas, floor, isTiled);
  canvas.rectangle(LEFT, FLOOR - 12, RIGHT - LEFT, 12, lighter(paint, 0.7));
  canvas.polygon([0, 578, LEFT, FLOOR - 12, LEFT, FLOOR, 0, 594], lighter(paint, 0.55));
  canvas.polygon([WIDTH, 578, RIGHT, FLOOR - 12, RIGHT, FLOOR, WIDTH, 594], lighter(paint, 0.45));
  return { paint, wood };
}

/** Boards run away from the viewer; tiles have joints across as well. */
function boards(canvas: Canvas, floor: Colour, isTiled: boolean): void {
  const line = darker(floor, 0.35);
  for (let board = -14; board <= 14; board += 1) {
    const [far, near] = [WIDTH / 2 + board * 48, WIDTH / 2 + board * 88];
    if (far > LEFT && far < RIGHT) canvas.stroke([far, FLOOR], [near, HEIGHT], 1.4, line, 0.4);
  }
  if (!isTiled) return;
  for (const y of [456, 478, 508, 548, 600]) canvas.rectangle(0, y, WIDTH, 1.5, line, 0.3);
}

/** What is outside, within a frame, and its light on the floor. */
export function view(scene: Scene, x: number, y: number, width: number, height: number): void {
  const { canvas, random } = scene;
  const [top, bottom] = scene.light.sky;
  canvas.rectangle(x, y, width, height, [top, bottom]);
  const horizon = y + height * 0.66;
  const ground: Fill = random.chance(0.5) ? [0x5aa7bf, 0x2f86a3] : [0x86ad62, 0x5f8a4a];
  canvas.rectangle(x, horizon, width, y + height - horizon, ground);
  const green = mixed(0x4f7a4a, scene.light.haze, 0.35);
  for (let at = x + 16; at < x + width - 12; at += random.between(26, 44)) {
    const size = random.between(8, 26);
    canvas.ellipse(at, horizon, Math.min(size, at - x - 4, x + width - at - 4), size * 0.7, green);
  }
  canvas.rectangle(x - 8, y - 8, width + 16, 8, WHITE);
  canvas.rectangle(x - 8, y, 8, height, WHITE);
  canvas.rectangle(x + width, y, 8, height, WHITE);
  canvas.rectangle(x + width / 2 - 3, y, 6, height, WHITE);
  canvas.rectangle(x - 14, y + height, width + 28, 9, 0xf0ede5);
  canvas.polygon(
    [x + 20, FLOOR + 16, x + width - 10, FLOOR + 16, x + width + 50, FLOOR + 112, x + 40, FLOOR + 112],
    0xfff3cf,
    0.2,
  );
}

export function curtains({ canvas, random }: Scene, x: number, y: number, width: number, height: number): void {
  const cloth = random.pick([0xf3eee2, 0xdcd3c4, 0xc5d0d4, 0xe4cdbd]);
  canvas.rectangle(x - 60, y - 22, width + 120, 5, 0x5d5348);
  for (const left of [x - 52, x + width + 6]) {
    for (let fold = 0; fold < 5; fold += 1)
      canvas.rectangle(left + fold * 9, y - 18, 9, height, fold % 2 ? darker(cloth, 0.1) : cloth);
  }
}

export function rug({ canvas, random }: Scene): void {
  const cloth = random.pick([0xe6dcc8, 0xc98f78, 0x8fa3a8, 0xd8d2c8, 0x9f8a9c]);
  for (const [inset, shade] of [
    [0, cloth],
    [14, lighter(cloth, 0.25)],
    [24, cloth],
  ] as const) {
    canvas.polygon(
      [
        270 + inset,
        486 + inset / 2,
        690 - inset,
        486 + inset / 2,
        780 - inset * 1.4,
        606 - inset / 2,
        180 + inset * 1.4,
        606 - inset / 2,
      ],
      shaded(shade, 0.12),
    );
  }
}

export function plant({ canvas, random }: Scene, x: number, ground: number, height: number): void {
  canvas.ellipse(x, ground, 34, 7, 0x000000, 0.18);
  const pot = random.pick([0xb8694a, 0xf0ece3, 0x5d6a70]);
  canvas.polygon([x - 26, ground - 52, x + 26, ground - 52, x + 19, ground, x - 19, ground], shaded(pot, 0.2));
  for (let leaf = 0; leaf < 13; leaf += 1) {
    const angle = -Math.PI * (0.1 + (leaf / 12) * 0.8);
    const tip: Point = [
      x + Math.cos(angle) * height * 0.42,
      ground - 52 + Math.sin(angle) * height * random.between(0.55, 0.75),
    ];
    const middle: Point = [(x + tip[0]) / 2 + 10, (ground - 52 + tip[1]) / 2 - 10];
    canvas.polygon(
      [x - 3, ground - 52, middle[0] - 18, middle[1], ...tip, middle[0] + 8, middle[1] + 12],
      shaded(random.pick([0x3f7a48, 0x568f50, 0x2f6a45]), 0.2),
    );
  }
}

export function painting({ canvas, random }: Scene, x: number, y: number, width: number, height: number): void {
  canvas.rectangle(x + 4, y + 5, width, height, 0x000000, 0.18);
  canvas.rectangle(x, y, width, height, 0x4b4138);
  canvas.rectangle(x + 5, y + 5, width - 10, height - 10, 0xf8f5ee);
  const [sun, sea] = [random.pick([0xe29a5b, 0xd8685a, 0xe8c24f]), random.pick([0x4f8aa0, 0x5f9a7a, 0x7a6f9f])];
  canvas.rectangle(x + 14, y + 14, width - 28, height - 28, [lighter(sun, 0.5), lighter(sea, 0.3)]);
  canvas.ellipse(x + width * 0.5, y + height * 0.45, width * 0.14, width * 0.14, sun);
  canvas.polygon(
    [
      x + 14,
      y + height * 0.7,
      x + width * 0.5,
      y + height * 0.56,
      x + width - 14,
      y + height * 0.72,
      x + width - 14,
      y + height - 14,
      x + 14,
      y + height - 14,
    ],
    sea,
  );
}

/** A lamp that hangs from the ceiling. */
export function pendant({ canvas }: Scene, x: number, drop: number, colour: Colour): void {
  canvas.rectangle(x - 1, 40, 2, drop - 40, 0x33363a);
  canvas.ellipse(x, drop + 20, 56, 40, 0xfff0c0, 0.12);
  canvas.polygon([x - 9, drop - 18, x + 9, drop - 18, x + 30, drop + 14, x - 30, drop + 14], shaded(colour, 0.3));
  canvas.ellipse(x, drop + 14, 24, 5, 0xfff2cc);
}
