import type { Canvas } from "./canvas.ts";
import { type Colour, darker, lighter, shaded } from "./colour.ts";

/** Parts of buildings, seen from the front. */

export interface WindowOptions {
  readonly frame?: Colour;
  /** Panes side by side. */
  readonly panes?: number;
  readonly shutters?: Colour;
  readonly lit?: boolean;
}

/** A window with its frame and sill; the sky is in its glass. */
export function window(
  canvas: Canvas,
  x: number,
  y: number,
  width: number,
  height: number,
  options: WindowOptions = {},
) {
  const { frame = 0xf6f4ef, panes = 2, shutters, lit = false } = options;
  if (shutters !== undefined) {
    for (const at of [x - width * 0.34, x + width * 1.04]) {
      canvas.rectangle(at, y - 3, width * 0.3, height + 6, shaded(shutters));
      for (let slat = y + 5; slat < y + height; slat += 8) {
        canvas.rectangle(at + 3, slat, width * 0.3 - 6, 2, darker(shutters, 0.3), 0.6);
      }
    }
  }
  canvas.rectangle(x - 5, y - 5, width + 10, height + 10, frame);
  canvas.rectangle(x, y, width, height, lit ? [0xffe9b8, 0xf2c47c] : [0x9fc4dd, 0x46657f]);
  // The reflection of a bright part of the sky.
  canvas.polygon(
    [x + width * 0.1, y, x + width * 0.5, y, x + width * 0.2, y + height, x, y + height, x, y + height * 0.3],
    0xffffff,
    0.2,
  );
  canvas.rectangle(x, y, width, 4, 0x000000, 0.25);
  for (let pane = 1; pane < panes; pane += 1) canvas.rectangle(x + (width * pane) / panes - 1.5, y, 3, height, frame);
  canvas.rectangle(x, y + height * 0.45, width, 2.5, frame);
  canvas.rectangle(x - 9, y + height + 4, width + 18, 6, darker(frame, 0.12));
}

export function door(canvas: Canvas, x: number, ground: number, width: number, height: number, colour: Colour): void {
  canvas.rectangle(x - 7, ground - height - 7, width + 14, height + 7, 0xf4f1ea);
  canvas.rectangle(x, ground - height, width, height, shaded(colour, 0.3));
  for (const top of [0.1, 0.54]) {
    canvas.rectangle(x + width * 0.16, ground - height * (1 - top), width * 0.68, height * 0.34, darker(colour, 0.25));
    canvas.rectangle(
      x + width * 0.2,
      ground - height * (1 - top) + 4,
      width * 0.6,
      height * 0.34 - 6,
      lighter(colour, 0.08),
    );
  }
  canvas.ellipse(x + width * 0.88, ground - height * 0.46, 3, 3, 0xe7c76a);
  canvas.rectangle(x - 16, ground - 2, width + 32, 9, 0xcfc9bf);
  canvas.rectangle(x - 26, ground + 7, width + 52, 9, 0xb9b3a9);
}

export function garage(canvas: Canvas, x: number, ground: number, width: number, height: number, colour: Colour): void {
  canvas.rectangle(x - 6, ground - height - 6, width + 12, height + 6, 0xf2efe8);
  canvas.rectangle(x, ground - height, width, height, shaded(colour, 0.2));
  for (let row = 0; row < 4; row += 1) {
    const y = ground - height + (height * row) / 4;
    canvas.rectangle(x, y, width, 2, darker(colour, 0.35), 0.8);
    for (let column = 0; column < 4; column += 1) {
      const left = x + (width * column) / 4 + 6;
      const glass = row === 0;
      canvas.rectangle(
        left,
        y + 7,
        width / 4 - 12,
        height / 4 - 12,
        glass ? [0x8fb3c9, 0x58788f] : lighter(colour, 0.12),
      );
    }
  }
}

/** A roof over a wall, its tiles as lines. @param slope how far its ridge is shorter than its eaves, on each side */
export function roof(
  canvas: Canvas,
  {
    left,
    right,
    eaves,
    ridge,
    slope,
    colour,
  }: Record<"left" | "right" | "eaves" | "ridge" | "slope", number> & { readonly colour: Colour },
): void {
  canvas.polygon(
    [left, eaves, left + slope, ridge, right - slope, ridge, right, eaves],
    [lighter(colour, 0.12), darker(colour, 0.18)],
  );
  for (let y = ridge + 9; y < eaves; y += 9) {
    const inset = slope * (1 - (y - ridge) / (eaves - ridge));
    canvas.rectangle(left + inset, y, right - left - 2 * inset, 1.6, darker(colour, 0.4), 0.45);
  }
  canvas.rectangle(left, eaves - 2, right - left, 8, 0xf3f0e9);
}
