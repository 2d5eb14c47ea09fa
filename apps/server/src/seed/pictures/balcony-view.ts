import type { Canvas } from "./canvas.ts";
import { lighter, shaded } from "./colour.ts";
import { CLOTHS } from "./room.ts";
import { HEIGHT, type Scene, WIDTH } from "./scene.ts";
import { palm, sky, skyline, water } from "./scenery.ts";

/** From a balcony over the water or the town. */
export function balconyView(scene: Scene): void {
  const { canvas, random } = scene;
  sky(scene, 352);
  if (random.chance(0.6)) {
    water(scene, 340, 520);
    for (const x of [random.between(100, 400), random.between(500, 860)]) boat(canvas, x, random.between(370, 430));
  } else {
    skyline(scene, 350);
    canvas.rectangle(0, 350, WIDTH, 170, [0x86a072, 0x5f7f52]);
  }
  skyline(scene, 344);
  for (const x of [random.between(40, 160), random.between(780, 900)]) palm(scene, x, 560, random.between(200, 260));
  canvas.rectangle(0, 520, WIDTH, HEIGHT - 520, [0xd9cfbf, 0xb9ae9c]);
  canvas.rectangle(0, 430, WIDTH, 96, 0xcfe6ee, 0.32);
  canvas.rectangle(0, 424, WIDTH, 9, [0x5d646a, 0x3a3f45]);
  for (let x = 40; x < WIDTH; x += 220) canvas.rectangle(x, 430, 6, 98, 0x4a5056);
  const cloth = random.pick(CLOTHS);
  for (const x of [210, 620]) {
    canvas.ellipse(x + 66, 622, 92, 9, 0x000000, 0.18);
    canvas.rectangle(x, 470, 132, 84, shaded(cloth, 0.2));
    canvas.polygon([x - 8, 552, x + 140, 552, x + 156, 584, x - 24, 584], shaded(lighter(cloth, 0.2), 0.1));
    for (const leg of [x - 16, x + 142]) canvas.rectangle(leg, 540, 7, 82, 0x6f5340);
  }
  canvas.ellipse(482, 566, 66, 15, shaded(0xf2eee6, 0.1));
  canvas.rectangle(478, 570, 8, 54, 0x5d5348);
  canvas.ellipse(470, 552, 9, 14, 0xe7b04f);
}

function boat(canvas: Canvas, x: number, y: number): void {
  canvas.polygon([x - 34, y, x + 36, y, x + 22, y + 12, x - 26, y + 12], 0xffffff);
  canvas.polygon([x, y - 62, x + 30, y - 4, x, y - 4], 0xf7f4ee);
  canvas.polygon([x - 4, y - 54, x - 24, y - 4, x - 4, y - 4], 0xe4e0d6);
  canvas.rectangle(x - 2, y - 66, 2.5, 68, 0x6a5f52);
}
