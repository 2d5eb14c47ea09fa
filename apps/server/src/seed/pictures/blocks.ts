import { type Colour, darker, lighter, mixed, shaded } from "./colour.ts";
import { door, garage, window } from "./parts.ts";
import { HEIGHT, type Scene, WIDTH } from "./scene.ts";
import { farTrees, lawn, palm, shrubs, sky, skyline, street, tree, water } from "./scenery.ts";

/** Buildings of several units, shops, halls, and land without any. */

/** A tower at the water or in town. */
export function tower(scene: Scene): void {
  const { canvas, random, light } = scene;
  const isAtWater = random.chance(0.5);
  sky(scene, 478);
  if (isAtWater) water(scene, 440, 480);
  else skyline(scene, 480);
  lawn(scene, 476);
  street(scene, 556);
  const wall = random.pick([0xf2f0ea, 0xe4e8ec, 0xefe4d6, 0xd9dee3]);
  const glass: readonly [Colour, Colour] = [mixed(light.sky[0], 0x8fb3c9, 0.5), 0x3d5d78];
  const [left, width, top] = [random.between(250, 330), random.between(250, 310), random.between(36, 90)];
  const side = random.between(90, 130);
  const floors = random.whole(15, 20);
  const step = (530 - top) / floors;
  // The side that is turned away from the light.
  canvas.polygon(
    [left + width, top, left + width + side, top + 34, left + width + side, 520, left + width, 530],
    [darker(wall, 0.3), darker(wall, 0.42)],
  );
  canvas.rectangle(left, top, width, 530 - top, shaded(wall, 0.1));
  canvas.rectangle(left + 30, top - 22, width - 70, 22, darker(wall, 0.12));
  for (let floor = 0; floor < floors - 1; floor += 1) {
    const y = top + 8 + floor * step;
    const [far, slope] = [left + width + side - 10, (34 * (1 - floor / floors)) | 0];
    canvas.polygon(
      [left + width + 10, y + 2, far, y + slope, far, y + slope + step * 0.42, left + width + 10, y + step * 0.56],
      [darker(glass[0], 0.35), darker(glass[1], 0.2)],
    );
    canvas.rectangle(left + 10, y, width - 20, step * 0.62, glass);
    for (let pane = left + 10; pane < left + width - 34; pane += 26) {
      canvas.rectangle(pane, y, 2, step * 0.62, lighter(wall, 0.2));
      if (random.chance(0.16)) canvas.rectangle(pane + 3, y + 2, 20, step * 0.55, 0xffe6b0, 0.75);
    }
    balconies(scene, left, y + step * 0.62, width, wall);
  }
  canvas.rectangle(left - 30, 496, width + side + 50, 38, [0x4f6f86, 0x2f4557]);
  canvas.rectangle(left - 40, 488, width + side + 70, 11, lighter(wall, 0.3));
  for (let x = left - 20; x < left + width + side; x += 42) canvas.rectangle(x, 498, 4, 36, wall);
  shrubs(scene, 40, left - 50, 540, 34);
  shrubs(scene, left + width + side + 60, 920, 540, 34);
  for (const x of [90, 180, 800, 900]) palm(scene, x + random.between(-24, 24), 548, random.between(150, 220));
}

function balconies({ canvas }: Scene, left: number, y: number, width: number, wall: Colour): void {
  for (const share of [0.06, 0.56]) {
    const [x, long] = [left + width * share - 6, width * 0.38 + 12];
    canvas.rectangle(x, y - 8, long, 8, 0xbfd7e4, 0.55);
    canvas.rectangle(x, y, long, 4, lighter(wall, 0.5));
    canvas.rectangle(x, y + 4, long, 4, 0x000000, 0.16);
  }
}

/** An apartment house of a few floors, in the manner of Miami Beach. */
export function apartments(scene: Scene): void {
  const { canvas, random } = scene;
  sky(scene, 470);
  if (random.chance(0.5)) skyline(scene, 476);
  else farTrees(scene, 470);
  lawn(scene, 470);
  street(scene, 548);
  const wall = random.pick([0xf7f3ea, 0xf8e1cf, 0xd8ebe4, 0xf4d7d3, 0xdfe8f2, 0xfaf0c8]);
  const accent = random.pick([0x4ca3a3, 0xe38b6d, 0x5b7fae, 0xe0a83e, 0xc8667e]);
  const floors = random.whole(3, 4);
  const [left, width, step] = [140, random.between(580, 660), 92];
  const top = 500 - floors * step - 10;
  canvas.rectangle(left, top, width, 500 - top, shaded(wall, 0.1));
  canvas.rectangle(left - 6, top - 12, width + 12, 14, lighter(wall, 0.5));
  const middle = left + width / 2;
  canvas.rectangle(middle - 62, top - 46, 124, 546 - top - 46, shaded(lighter(wall, 0.3), 0.12));
  for (const x of [middle - 40, middle - 6, middle + 28])
    canvas.rectangle(x, top - 66, 12, 500 - top - 40, shaded(accent, 0.2));
  for (let floor = 0; floor < floors; floor += 1) {
    const y = top + 20 + floor * step;
    for (const share of [0.05, 0.22, 0.66, 0.83]) {
      window(canvas, left + width * share, y, width * 0.12, 48, {
        panes: 3,
        frame: 0xffffff,
        lit: random.chance(0.12),
      });
      // A ledge against the sun, as long as the window and a little more.
      canvas.rectangle(left + width * share - 16, y - 15, width * 0.12 + 32, 6, shaded(accent, 0.1));
      canvas.rectangle(left + width * share - 12, y - 9, width * 0.12 + 24, 5, 0x000000, 0.14);
    }
    if (floor < floors - 1) canvas.rectangle(left, y + 66, width, 4, accent, 0.55);
  }
  door(canvas, middle - 27, 500, 54, 84, random.pick([0x2f5d73, 0x7a4630, 0x3a3f47]));
  canvas.rectangle(middle - 80, 398, 160, 9, lighter(accent, 0.2));
  shrubs(scene, left, middle - 80, 512, 34);
  shrubs(scene, middle + 80, left + width, 512, 34);
  palm(scene, 70, 524, random.between(280, 360));
  palm(scene, left + width + random.between(60, 100), 524, random.between(250, 340));
}

/** Offices behind glass. */
export function offices(scene: Scene): void {
  const { canvas, random, light } = scene;
  sky(scene, 480);
  skyline(scene, 484);
  lawn(scene, 478);
  street(scene, 548);
  const floors = random.whole(5, 8);
  const [left, width, step] = [random.between(120, 180), random.between(560, 640), 46];
  const top = 504 - floors * step;
  const frame = random.pick([0xd9dde0, 0x4d565f, 0xefe9dd]);
  canvas.rectangle(left - 10, top - 18, width + 20, 524 - top, shaded(frame, 0.15));
  const columns = 12;
  for (let floor = 0; floor < floors; floor += 1) {
    for (let column = 0; column < columns; column += 1) {
      const tint = mixed(light.sky[0], 0x2f4a5e, 0.25 + 0.55 * ((floor + column * 0.4) / (floors + 5)));
      const x = left + (width * column) / columns + 3;
      canvas.rectangle(
        x,
        top + floor * step,
        width / columns - 6,
        step - 9,
        random.chance(0.1) ? [0xffe9bd, 0xe8c88a] : [lighter(tint, 0.3), tint],
      );
    }
  }
  canvas.polygon(
    [left + width * 0.2, top, left + width * 0.48, top, left + width * 0.3, 500, left + width * 0.02, 500],
    0xffffff,
    0.12,
  );
  canvas.rectangle(left + width / 2 - 74, 438, 148, 66, [0x29394a, 0x1d2935]);
  for (const x of [-70, -24, 22]) canvas.rectangle(left + width / 2 + x, 446, 44, 58, [0xbcd6e2, 0x6d8ea3]);
  canvas.rectangle(left + width / 2 - 100, 428, 200, 12, lighter(frame, 0.2));
  shrubs(scene, left - 10, left + width / 2 - 90, 516, 32);
  shrubs(scene, left + width / 2 + 90, left + width + 10, 516, 32);
  for (const x of [60, 880]) palm(scene, x + random.between(-20, 20), 530, random.between(230, 300));
}

/** A shop on the street, with a flat above. */
export function shop(scene: Scene): void {
  const { canvas, random } = scene;
  sky(scene, 500);
  skyline(scene, 500);
  street(scene, 500);
  const accent = random.pick([0xb8433a, 0x2f6f6a, 0x2f5a8a, 0x7a4f86, 0xcf8a2e]);
  const neighbours = [0xd9c7ae, 0xb9c3c7, 0xcfa58c, 0xe3dbca];
  for (const [x, width, top] of [
    [-20, 200, 210],
    [772, 220, 170],
  ] as const) {
    canvas.rectangle(x, top, width, 500 - top, shaded(random.pick(neighbours), 0.2));
    for (let y = top + 30; y < 380; y += 76) for (const at of [30, 116]) window(canvas, x + at, y, 48, 46);
    canvas.rectangle(x + 20, 410, width - 40, 90, [0x6d8799, 0x3f5363]);
  }
  const wall = random.pick([0xf0e6d6, 0xe7d2bd, 0xdcd7cc, 0xc98f72]);
  canvas.rectangle(180, 130, 592, 370, shaded(wall, 0.14));
  canvas.rectangle(168, 116, 616, 20, lighter(wall, 0.4));
  canvas.rectangle(168, 136, 616, 8, 0x000000, 0.16);
  for (const x of [226, 366, 506, 646]) window(canvas, x, 176, 74, 84, { panes: 2, shutters: darker(accent, 0.2) });
  canvas.rectangle(180, 296, 592, 42, shaded(accent, 0.15));
  canvas.rectangle(300, 308, 352, 5, 0xffffff, 0.75);
  canvas.rectangle(352, 320, 248, 4, 0xffffff, 0.5);
  for (const [x, width] of [
    [206, 224],
    [528, 220],
  ] as const) {
    canvas.rectangle(x, 368, width, 116, [0xf9ecc9, 0xb99a6a]);
    for (let item = 0; item < 7; item += 1) {
      const height = random.between(24, 70);
      canvas.rectangle(
        x + 12 + item * 29,
        482 - height,
        20,
        height,
        shaded(random.pick([accent, 0x6a8f7b, 0xd9a05b, 0x4f6d8c, 0xe9e2d2])),
      );
    }
    canvas.polygon([x + 20, 368, x + 90, 368, x + 40, 484, x, 484, x, 430], 0xffffff, 0.16);
    canvas.rectangle(x - 6, 362, width + 12, 7, 0xf4f0e7);
    canvas.rectangle(x - 6, 484, width + 12, 16, darker(wall, 0.3));
  }
  door(canvas, 450, 500, 60, 122, accent);
  awning(scene, 190, 338, 572, accent);
  tree(scene, random.between(70, 130), 512, 200);
}

function awning({ canvas }: Scene, left: number, top: number, width: number, colour: Colour): void {
  const stripes = 22;
  for (let stripe = 0; stripe < stripes; stripe += 1) {
    const x = left + (width * stripe) / stripes;
    const next = left + (width * (stripe + 1)) / stripes;
    const spread = (at: number) => (at - left - width / 2) * 0.04;
    canvas.polygon(
      [x, top, next, top, next + spread(next), top + 40, x + spread(x), top + 40],
      shaded(stripe % 2 ? 0xffffff : colour, 0.14),
    );
  }
  canvas.rectangle(left - 10, top + 40, width + 20, 12, 0x000000, 0.18);
}

/** A hall with doors for trucks. */
export function warehouse(scene: Scene): void {
  const { canvas, random } = scene;
  sky(scene, 450);
  farTrees(scene, 450);
  canvas.rectangle(0, 448, WIDTH, HEIGHT - 448, [0xa9a7a2, 0x7d7c79]);
  const wall = random.pick([0xd9dee2, 0xe6ded0, 0xb7c4cc]);
  canvas.rectangle(80, 220, 800, 250, shaded(wall, 0.16));
  for (let x = 80; x < 880; x += 12) canvas.rectangle(x, 232, 2, 238, 0x000000, 0.08);
  canvas.polygon([64, 224, 480, 160, 896, 224], shaded(darker(wall, 0.25), 0.2));
  canvas.rectangle(64, 218, 832, 14, darker(wall, 0.4));
  const accent = random.pick([0x2f6f9f, 0xb8563a, 0x3f7a56]);
  canvas.rectangle(80, 258, 800, 12, accent);
  for (const x of [130, 320, 510]) garage(canvas, x, 470, 140, 130, lighter(accent, 0.55));
  door(canvas, 720, 470, 56, 100, accent);
  for (let x = 90; x < 900; x += 118) canvas.stroke([x, 480], [x - 60, HEIGHT], 4, 0xf3e6a0, 0.7);
  palm(scene, 916, 470, 210);
}

/** A plot on which nothing stands yet. @param isNear from among its trees, rather than from the road */
export function plot(scene: Scene, isNear: boolean): void {
  const { canvas, random } = scene;
  sky(scene, 350);
  farTrees(scene, 352);
  lawn(scene, 348);
  for (let patch = 0; patch < 26; patch += 1) {
    const y = random.between(370, 600);
    canvas.ellipse(
      random.between(0, WIDTH),
      y,
      random.between(40, 130) * (y / 480),
      random.between(5, 13),
      random.pick([0xa8a05a, 0x5f8a45, 0xb5a878]),
      0.35,
    );
  }
  for (const x of [random.between(60, 160), random.between(560, 660), random.between(820, 910)]) {
    tree(scene, x, random.between(380, 420), random.between(130, 210));
  }
  if (isNear) {
    tree(scene, random.between(220, 420), 520, random.between(330, 400));
    shrubs(scene, 560, 900, 500, 46);
    palm(scene, random.between(760, 860), 560, 360);
    return;
  }
  canvas.polygon([380, HEIGHT, 610, HEIGHT, 520, 354, 498, 354], [0xd8c8a4, 0xbfa982]);
  for (let post = 0; post < 9; post += 1) fencePost(scene, post);
  canvas.rectangle(686, 452, 8, 92, 0x8a7358);
  canvas.rectangle(640, 430, 100, 62, 0xffffff);
  canvas.rectangle(646, 436, 88, 22, 0xb8433a);
  for (const y of [464, 474, 483]) canvas.rectangle(652, y, 76, 3.5, 0x9aa0a6);
}

function fencePost({ canvas }: Scene, post: number): void {
  const [x, y, size] = [20 + post * 42, 560 - post * 18, 66 - post * 5];
  canvas.rectangle(x, y - size, 9 - post * 0.5, size, shaded(0x8a7358));
  if (post === 8) return;
  for (const share of [0.8, 0.4])
    canvas.stroke([x, y - size * share], [x + 42, y - 18 - (size - 5) * share], 4, 0xa08a6c);
}
