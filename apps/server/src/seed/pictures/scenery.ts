import type { Point } from "./canvas.ts";
import { type Colour, darker, lighter, mixed, shaded } from "./colour.ts";
import { HEIGHT, type Scene, WIDTH } from "./scene.ts";

/** Sky down to the horizon, with a sun and clouds. */
export function sky({ canvas, random, light }: Scene, horizon: number): void {
  canvas.rectangle(0, 0, WIDTH, horizon + 2, light.sky);
  const [x, y] = [random.between(80, WIDTH - 80), random.between(50, 150)];
  for (let radius = 150; radius > 40; radius -= 14) canvas.ellipse(x, y, radius, radius, light.sun, 0.05);
  canvas.ellipse(x, y, 34, 34, light.sun, 0.92);
  const clouds = random.whole(2, 5);
  for (let cloud = 0; cloud < clouds; cloud += 1) {
    puffs({ canvas, random, light }, random.between(0, WIDTH), random.between(40, horizon * 0.55));
  }
}

function puffs({ canvas, random, light }: Scene, x: number, y: number): void {
  const size = random.between(26, 58);
  for (let puff = 0; puff < 7; puff += 1) {
    const away = (puff - 3) * size * 0.62;
    const radius = size * (1 - Math.abs(puff - 3) * 0.2) * random.between(0.85, 1.1);
    canvas.ellipse(x + away, y - radius * 0.25, radius * 1.25, radius * 0.55, light.cloud, 0.34);
  }
  canvas.ellipse(x, y + size * 0.2, size * 2.6, size * 0.24, light.cloud, 0.3);
}

/** A far row of tree tops, or of towers. */
export function farTrees({ canvas, random, light }: Scene, horizon: number): void {
  const green = mixed(0x4f7a4a, light.haze, 0.45);
  for (let x = -20; x < WIDTH + 40; x += random.between(24, 44)) {
    canvas.ellipse(x, horizon, random.between(30, 56), random.between(18, 44), shaded(green, 0.2));
  }
}

export function skyline({ canvas, random, light }: Scene, horizon: number): void {
  for (let x = -10; x < WIDTH; x += random.between(34, 70)) {
    const [width, height] = [random.between(30, 74), random.between(40, 170)];
    const wall = mixed(random.pick([0x8a9bb0, 0xa5aebd, 0x7d8ca3]), light.haze, random.between(0.45, 0.7));
    canvas.rectangle(x, horizon - height, width, height, [wall, mixed(wall, light.haze, 0.4)]);
    for (let y = horizon - height + 8; y < horizon - 8; y += 11) {
      canvas.rectangle(x + 4, y, width - 8, 4, lighter(wall, 0.35), 0.5);
    }
  }
}

/** The sea, or a bay, from its horizon down. */
export function water({ canvas, random, light }: Scene, horizon: number, bottom: number): void {
  const far = mixed(0x3f93b5, light.sky[1], 0.35);
  canvas.rectangle(0, horizon, WIDTH, bottom - horizon, [far, 0x2c86a3]);
  for (let y = horizon + 6; y < bottom; y += random.between(5, 12)) {
    const width = random.between(50, 240);
    canvas.rectangle(random.between(-50, WIDTH), y, width, 1.6, 0xffffff, 0.18);
  }
}

/** Mown grass in two greens, darker towards the viewer. */
export function lawn({ canvas, random }: Scene, top: number, bottom = HEIGHT): void {
  const green = random.pick([0x7fae57, 0x73a653, 0x8bb35e]);
  canvas.rectangle(0, top, WIDTH, bottom - top, [green, darker(green, 0.3)]);
  for (let tuft = 0; tuft < 260; tuft += 1) {
    const y = random.between(top + 4, bottom);
    const x = random.between(0, WIDTH);
    const height = 2 + ((y - top) / (bottom - top)) * 7;
    const shade = random.chance(0.5) ? lighter(green, 0.18) : darker(green, 0.35);
    canvas.stroke([x, y], [x + random.between(-2, 2), y - height], 1.4, shade, 0.5);
  }
}

/** Pavement and road along the lower edge. */
export function street({ canvas }: Scene, top: number): void {
  canvas.rectangle(0, top, WIDTH, 26, [0xd2cec6, 0xbcb7ae]);
  for (let x = 30; x < WIDTH; x += 88) canvas.stroke([x, top], [x - 10, top + 26], 1.5, 0x9c978f, 0.8);
  canvas.rectangle(0, top + 26, WIDTH, 7, 0x9b978f);
  canvas.rectangle(0, top + 33, WIDTH, HEIGHT - top - 33, [0x64676c, 0x4a4d52]);
  for (let x = -20; x < WIDTH; x += 150) canvas.rectangle(x, top + 66, 80, 5, 0xe9e2c8, 0.75);
}

export function palm({ canvas, random }: Scene, x: number, ground: number, height: number): void {
  const lean = random.between(-0.16, 0.16) * height;
  const thickness = height * 0.045;
  canvas.ellipse(x, ground, height * 0.2, height * 0.025, 0x000000, 0.16);
  let from: Point = [x, ground];
  for (let part = 1; part <= 8; part += 1) {
    const share = part / 8;
    const to: Point = [x + lean * share * share, ground - height * share];
    canvas.stroke(from, [to[0], to[1] - 1], thickness * (1.25 - share * 0.5), shaded(0x9a8468, 0.12 + share * 0.1));
    from = to;
  }
  const green = random.pick([0x4e8a45, 0x3f7f4a, 0x5c9450]);
  const fronds = 11;
  for (let frond = 0; frond < fronds; frond += 1) {
    const angle = Math.PI * (1.12 - (frond / (fronds - 1)) * 1.24) + random.between(-0.08, 0.08);
    const length = height * random.between(0.3, 0.38);
    leaf({ canvas, random }, from, angle, length, mixed(green, 0x24502f, (frond % 3) * 0.22));
  }
  canvas.ellipse(from[0], from[1] + 3, thickness, thickness, 0x7a6246);
}

/** A frond that rises, and hangs down at its end. */
function leaf(
  { canvas }: Pick<Scene, "canvas" | "random">,
  [x, y]: Point,
  angle: number,
  length: number,
  green: Colour,
) {
  const [outX, outY] = [Math.cos(angle), -Math.sin(angle)];
  const middle: Point = [x + outX * length * 0.55, y + outY * length * 0.5 - length * 0.12];
  const end: Point = [x + outX * length, y + outY * length * 0.75 + length * 0.3];
  const width = length * 0.085;
  canvas.polygon([x, y, middle[0], middle[1] - width, ...end, middle[0], middle[1] + width * 1.4], shaded(green, 0.25));
}

/** A tree with a round crown. */
export function tree({ canvas, random }: Scene, x: number, ground: number, height: number): void {
  const green = random.pick([0x4c7f3e, 0x5d8f48, 0x3f7440, 0x6a944a]);
  canvas.ellipse(x, ground, height * 0.42, height * 0.05, 0x000000, 0.18);
  canvas.polygon(
    [
      x - height * 0.05,
      ground,
      x - height * 0.025,
      ground - height * 0.55,
      x + height * 0.025,
      ground - height * 0.55,
      x + height * 0.05,
      ground,
    ],
    shaded(0x7a5f44),
  );
  for (let part = 0; part < 16; part += 1) {
    const [away, up] = [random.between(-0.3, 0.3), random.between(0.45, 0.88)];
    const radius = height * random.between(0.13, 0.2);
    const shade = mixed(darker(green, 0.3), lighter(green, 0.18), (up - 0.45) * 2);
    canvas.ellipse(x + away * height, ground - up * height, radius * 1.1, radius, shade, 0.85);
  }
}

/** A bed of shrubs, some in flower. */
export function shrubs({ canvas, random }: Scene, from: number, to: number, ground: number, height: number): void {
  const flower = random.pick([0xe0558a, 0xf2b33d, 0xffffff, 0xd8483e]);
  for (let x = from; x < to; x += height * random.between(0.45, 0.7)) {
    const green = random.pick([0x4f8343, 0x3f7340, 0x659650]);
    const radius = height * random.between(0.42, 0.6);
    canvas.ellipse(x, ground - radius * 0.7, radius * 1.15, radius, shaded(green, 0.35));
    for (let bloom = 0; bloom < 4; bloom += 1) {
      const [away, up] = [random.between(-0.8, 0.8) * radius, random.between(0.2, 1.3) * radius];
      canvas.ellipse(x + away, ground - up, 2.6, 2.4, random.chance(0.5) ? flower : lighter(green, 0.3), 0.9);
    }
  }
}
