import type { Canvas } from "./canvas.ts";
import { type Colour, darker, lighter, shaded } from "./colour.ts";
import { CLOTHS, curtains, LEFT, painting, pendant, plant, RIGHT, rug, shell, view, WOODS } from "./room.ts";
import type { Scene } from "./scene.ts";

/** Where people live. */

export function livingRoom(scene: Scene): void {
  const { canvas, random } = scene;
  const { wood } = shell(scene);
  view(scene, 250, 158, 220, 190);
  curtains(scene, 250, 158, 220, 276);
  painting(scene, 590, 168, 140, 104);
  rug(scene);
  plant(scene, 214, 474, 190);
  sofa(scene, 500, 390);
  const [far, near] = [522, 556];
  canvas.ellipse(470, near + 16, 130, 12, 0x000000, 0.16);
  canvas.polygon([390, far, 560, far, 590, near, 352, near], shaded(darker(wood, 0.1), 0.1));
  canvas.rectangle(352, near, 238, 9, darker(wood, 0.35));
  for (const x of [362, 572]) canvas.rectangle(x, near + 9, 8, 26, darker(wood, 0.45));
  canvas.rectangle(430, far + 4, 56, 8, random.pick(CLOTHS));
  canvas.ellipse(522, far + 12, 16, 7, 0xf4efe4);
  // A lamp that stands.
  canvas.rectangle(806, 270, 5, 222, 0x3f3a35);
  canvas.ellipse(808, 494, 26, 7, 0x3f3a35);
  canvas.ellipse(808, 246, 100, 88, 0xffeab5, 0.13);
  canvas.polygon([786, 206, 830, 206, 852, 276, 764, 276], [0xfff3d6, 0xf1d9a6]);
}

function sofa({ canvas, random }: Scene, x: number, y: number): void {
  const cloth = random.pick(CLOTHS);
  canvas.ellipse(x + 130, y + 112, 170, 14, 0x000000, 0.2);
  canvas.rectangle(x, y - 20, 260, 84, shaded(darker(cloth, 0.08), 0.2));
  for (const cushion of [8, 92, 176]) canvas.rectangle(x + cushion, y - 14, 78, 62, shaded(cloth, 0.15));
  for (const arm of [x - 22, x + 252]) {
    canvas.rectangle(arm, y + 4, 32, 98, shaded(darker(cloth, 0.06), 0.25));
    canvas.ellipse(arm + 16, y + 6, 16, 12, lighter(cloth, 0.12));
  }
  canvas.rectangle(x + 8, y + 44, 246, 30, [lighter(cloth, 0.2), cloth]);
  canvas.rectangle(x + 8, y + 74, 246, 26, shaded(darker(cloth, 0.14), 0.2));
  canvas.rectangle(x + 130, y + 44, 2, 54, darker(cloth, 0.4), 0.6);
  for (const [at, colour] of [
    [22, random.pick(CLOTHS)],
    [190, random.pick(CLOTHS)],
  ] as const) {
    canvas.polygon([x + at, y + 4, x + at + 44, y - 2, x + at + 50, y + 44, x + at + 4, y + 48], shaded(colour, 0.2));
  }
  for (const leg of [x - 12, x + 268]) canvas.rectangle(leg, y + 100, 7, 14, 0x4a3a2c);
}

export function kitchen(scene: Scene): void {
  const { canvas, random } = scene;
  shell(scene, true);
  const front = random.pick([0xf6f4ee, 0x6f8a86, 0x3f5468, 0xc9b79a, 0x9aa5a0]);
  const top = random.pick([0xf2f0ec, 0x4a4d52, 0xb98d5f]);
  canvas.rectangle(LEFT, 330, RIGHT - LEFT, 116, shaded(front, 0.15));
  canvas.rectangle(LEFT, 220, RIGHT - LEFT, 104, lighter(random.pick([0xd6dfe0, 0xe6dccb, 0xbfd0cb]), 0.2));
  for (let y = 232; y < 324; y += 16) canvas.rectangle(LEFT, y, RIGHT - LEFT, 1.4, 0xffffff, 0.7);
  for (let x = LEFT; x < 700; x += 88) cupboard(canvas, x + 3, 340, 78, 96, front);
  for (let x = LEFT; x < 380; x += 84) cupboard(canvas, x + 3, 124, 78, 94, front);
  for (let x = 602; x < 700; x += 84) cupboard(canvas, x - 14, 124, 78, 94, front);
  view(scene, 430, 140, 140, 130);
  canvas.rectangle(LEFT, 322, RIGHT - LEFT, 14, [lighter(top, 0.2), darker(top, 0.1)]);
  // The tap, the stove and what hangs over it, the refrigerator.
  canvas.stroke([500, 322], [500, 290], 4, 0x9aa0a6);
  canvas.stroke([498, 291], [522, 296], 4, 0x9aa0a6);
  canvas.rectangle(298, 318, 76, 6, 0x2f3338);
  canvas.rectangle(296, 342, 80, 88, [0x4b5056, 0x2c3035]);
  canvas.rectangle(306, 362, 60, 46, [0x6f7a84, 0x1f2328]);
  canvas.rectangle(704, 150, 86, 296, [0xdfe3e6, 0xaeb5ba]);
  canvas.rectangle(704, 262, 86, 3, 0x7d858b);
  for (const y of [206, 280]) canvas.rectangle(714, y, 5, 44, 0x6b7278);
  island(scene, front, top);
  for (const x of [380, 480, 580]) pendant(scene, x, 190, random.pick([0x2f3338, 0xc79a4b, 0x6f8a86]));
}

function cupboard(canvas: Canvas, x: number, y: number, width: number, height: number, front: Colour): void {
  canvas.rectangle(x, y, width, height, shaded(front, 0.1));
  canvas.rectangle(x + 7, y + 7, width - 14, height - 14, darker(front, 0.08));
  canvas.rectangle(x + 9, y + 9, width - 18, height - 18, lighter(front, 0.06));
  canvas.rectangle(x + width - 15, y + height / 2 - 9, 4, 18, 0xb9a36a);
}

function island(scene: Scene, front: Colour, top: Colour): void {
  const { canvas, random } = scene;
  canvas.ellipse(480, 606, 330, 20, 0x000000, 0.16);
  canvas.rectangle(236, 500, 488, 104, shaded(darker(front, 0.1), 0.25));
  canvas.polygon([256, 470, 704, 470, 752, 500, 208, 500], [lighter(top, 0.25), top]);
  canvas.rectangle(208, 500, 544, 10, darker(top, 0.25));
  canvas.ellipse(420, 482, 44, 9, darker(top, 0.3), 0.5);
  canvas.ellipse(420, 478, 40, 11, 0xeee6d6);
  for (const [x, colour] of [
    [402, 0xe2a23c],
    [422, 0xd8483e],
    [438, 0x8fae4a],
  ] as const)
    canvas.ellipse(x, 470, 11, 10, colour);
  const seat = random.pick(WOODS);
  for (const x of [300, 440, 580]) {
    canvas.ellipse(x + 30, 548, 36, 9, shaded(seat, 0.2));
    for (const leg of [x + 6, x + 50]) canvas.stroke([leg, 550], [leg + (leg === x + 6 ? -8 : 8), 632], 5, 0x3a3d42);
  }
}

export function bedroom(scene: Scene): void {
  const { canvas, random } = scene;
  const { wood } = shell(scene);
  view(scene, 204, 160, 150, 180);
  curtains(scene, 204, 160, 150, 276);
  painting(scene, 520, 140, 160, 92);
  rug(scene);
  const [cloth, cover] = [random.pick(CLOTHS), random.pick([0xf7f4ee, 0xe9eef0, 0xf2e8da])];
  canvas.rectangle(452, 254, 296, 180, shaded(random.pick([wood, cloth]), 0.2));
  for (const x of [400, 760]) {
    canvas.rectangle(x - 8, 380, 58, 74, shaded(wood, 0.25));
    canvas.rectangle(x - 2, 396, 46, 3, darker(wood, 0.4));
    canvas.rectangle(x + 18, 340, 5, 40, 0x5a5148);
    canvas.ellipse(x + 20, 322, 62, 56, 0xffe9b5, 0.15);
    canvas.polygon([x + 4, 306, x + 37, 306, x + 46, 344, x - 5, 344], [0xfff4d9, 0xf0d8a5]);
  }
  canvas.ellipse(600, 596, 250, 18, 0x000000, 0.2);
  canvas.polygon([466, 400, 734, 400, 812, 540, 388, 540], [lighter(cover, 0.3), darker(cover, 0.06)]);
  canvas.polygon([388, 540, 812, 540, 806, 592, 394, 592], shaded(darker(cover, 0.1), 0.15));
  canvas.polygon([436, 454, 764, 454, 812, 540, 388, 540], shaded(cloth, 0.15));
  canvas.polygon([388, 540, 812, 540, 808, 574, 392, 574], shaded(darker(cloth, 0.18), 0.15));
  for (const [x, colour] of [
    [478, 0xffffff],
    [606, 0xffffff],
    [514, lighter(cloth, 0.3)],
    [604, lighter(cloth, 0.15)],
  ] as const) {
    const small = colour === 0xffffff ? 0 : 16;
    canvas.polygon(
      [x, 376 + small, x + 108 - small, 372 + small, x + 116 - small, 428 + small, x - 6, 430 + small],
      shaded(colour, 0.14),
    );
  }
}

/** A bathroom with a tub under the window. */
export function bathroom(scene: Scene): void {
  const { canvas, random } = scene;
  const { wood } = shell(scene, true);
  const tile = random.pick([0xcfdfe0, 0xe3ddd0, 0xbfd2cb, 0xd5d8de]);
  canvas.rectangle(LEFT, 250, RIGHT - LEFT, 178, shaded(tile, 0.1));
  for (let y = 250; y < 428; y += 24) canvas.rectangle(LEFT, y, RIGHT - LEFT, 1.5, 0xffffff, 0.7);
  for (let x = LEFT; x < RIGHT; x += 36) canvas.rectangle(x, 250, 1.5, 178, 0xffffff, 0.6);
  view(scene, 240, 140, 170, 96);
  canvas.ellipse(330, 520, 190, 14, 0x000000, 0.18);
  canvas.polygon([170, 400, 490, 400, 462, 516, 198, 516], [0xffffff, 0xd5d9da]);
  canvas.ellipse(330, 400, 162, 17, 0xffffff);
  canvas.ellipse(330, 402, 148, 11, [0xc4dde3, 0xdff0f2]);
  canvas.stroke([478, 396], [478, 340], 6, 0xb0b6ba);
  canvas.stroke([478, 342], [444, 350], 6, 0xb0b6ba);
  canvas.rectangle(556, 360, 210, 116, shaded(wood, 0.22));
  for (const x of [564, 664]) canvas.rectangle(x, 376, 94, 92, darker(wood, 0.12));
  canvas.rectangle(546, 346, 230, 16, 0xf5f3ef);
  canvas.ellipse(661, 348, 56, 8, 0xdfe5e6);
  canvas.rectangle(586, 152, 150, 148, 0x4b4138);
  canvas.rectangle(593, 159, 136, 134, [0xe2edf1, 0xa9bfc8]);
  canvas.polygon([600, 293, 690, 159, 716, 159, 626, 293], 0xffffff, 0.3);
  for (const x of [568, 748]) canvas.ellipse(x, 210, 13, 20, 0xfff1c9);
  plant(scene, 836, 520, 170);
}
