import type { Random } from "../random.ts";
import { Canvas } from "./canvas.ts";
import type { Colour } from "./colour.ts";

/** Pixels of every picture. */
export const WIDTH = 960;
export const HEIGHT = 640;

/** The hour of the day. */
export interface Light {
  readonly sky: readonly [top: Colour, horizon: Colour];
  readonly sun: Colour;
  /** Of all that is far away. */
  readonly haze: Colour;
  readonly cloud: Colour;
  /** What lies over the whole picture in the end, and how thick. */
  readonly tint: readonly [Colour, opacity: number];
}

export interface Scene {
  readonly canvas: Canvas;
  readonly random: Random;
  readonly light: Light;
}

export const LIGHTS: readonly Light[] = [
  { sky: [0x3f86cf, 0xd8ecf7], sun: 0xfff7d6, haze: 0xc4dbe8, cloud: 0xffffff, tint: [0xfff4dc, 0.03] },
  { sky: [0x5aa3dd, 0xeaf4f6], sun: 0xfffbe8, haze: 0xd3e4ea, cloud: 0xffffff, tint: [0xffffff, 0.02] },
  { sky: [0x2f79c4, 0xbfe0f0], sun: 0xfffdf0, haze: 0xbcd7e4, cloud: 0xffffff, tint: [0xfff8e6, 0.02] },
  { sky: [0x4a78b8, 0xffd9a8], sun: 0xffe0a0, haze: 0xe6c9ae, cloud: 0xfff0dc, tint: [0xffb45e, 0.1] },
  { sky: [0x57619e, 0xf7b49a], sun: 0xffc69a, haze: 0xc9a3a6, cloud: 0xf6cfc4, tint: [0xd97a6a, 0.1] },
  { sky: [0x8fb4cf, 0xe6edef], sun: 0xffffff, haze: 0xd2dcdf, cloud: 0xf7fafb, tint: [0xdfe9f2, 0.05] },
];

export function newScene(random: Random): Scene {
  // Days are longer than evenings.
  const light = random.chance(0.7) ? random.pick(LIGHTS.slice(0, 3)) : random.pick(LIGHTS);
  return { canvas: new Canvas(WIDTH, HEIGHT), random, light };
}

/** The colour of the hour, and corners that are a little darker, as in a photograph. */
export function develop({ canvas, light }: Scene): void {
  const [tint, opacity] = light.tint;
  canvas.rectangle(0, 0, WIDTH, HEIGHT, tint, opacity);
  for (let ring = 0; ring < 3; ring += 1) {
    const edge = 10 + ring * 16;
    canvas.rectangle(0, HEIGHT - edge, WIDTH, edge, 0x000000, 0.03);
  }
}
