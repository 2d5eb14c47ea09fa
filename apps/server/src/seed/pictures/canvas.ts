import { type Colour, channelsOf, colourAt, type Fill } from "./colour.ts";

/** In pixels from the left upper corner. */
export type Point = readonly [x: number, y: number];

/** Lines that each row of pixels is cut into, so that slanted edges are smooth. */
const LINES_PER_ROW = 4;
/** The corners of what passes for a circle, as cosines and sines. */
const ROUND = Array.from({ length: 36 }, (_, corner) => {
  const angle = (2 * Math.PI * corner) / 36;
  return [Math.cos(angle), Math.sin(angle)] as const;
});

/** What is painted on: shapes with smooth edges, one over the other, into plain pixels. */
export class Canvas {
  readonly width: number;
  readonly height: number;
  /** Three bytes a pixel, row by row. */
  readonly pixels: Uint8Array;
  /** How much of each pixel of a row a shape covers, as differences from its left neighbour. */
  readonly #coverage: Float32Array;
  /** The pixels of the row that it touches: from the first to before the second. */
  #from = 0;
  #to = 0;

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
    this.pixels = new Uint8Array(width * height * 3);
    this.#coverage = new Float32Array(width + 2);
  }

  /** @param corners x and y of each in turn @param opacity 0 to 1 */
  polygon(corners: readonly number[], fill: Fill, opacity = 1): void {
    const [top, bottom] = verticalRange(corners);
    const last = Math.min(this.height, Math.ceil(bottom));
    for (let row = Math.max(0, Math.floor(top)); row < last; row += 1) {
      this.#cover(corners, row);
      this.#blend(row, colourAt(fill, (row + 0.5 - top) / (bottom - top)), opacity);
    }
  }

  rectangle(x: number, y: number, width: number, height: number, fill: Fill, opacity = 1): void {
    const [right, bottom] = [x + width, y + height];
    this.polygon([x, y, right, y, right, bottom, x, bottom], fill, opacity);
  }

  ellipse(x: number, y: number, radiusX: number, radiusY: number, fill: Fill, opacity = 1): void {
    this.polygon(
      ROUND.flatMap(([cos, sin]) => [x + radiusX * cos, y + radiusY * sin]),
      fill,
      opacity,
    );
  }

  /** A band along a line. */
  stroke([x1, y1]: Point, [x2, y2]: Point, thickness: number, fill: Fill, opacity = 1): void {
    const share = thickness / 2 / (Math.hypot(x2 - x1, y2 - y1) || 1);
    const [x, y] = [(y2 - y1) * share, (x1 - x2) * share];
    this.polygon([x1 + x, y1 + y, x2 + x, y2 + y, x2 - x, y2 - y, x1 - x, y1 - y], fill, opacity);
  }

  /** Notes how much of each pixel of a row the polygon covers. */
  #cover(corners: readonly number[], row: number): void {
    this.#from = this.width;
    this.#to = 0;
    for (let line = 0; line < LINES_PER_ROW; line += 1) {
      const crossings = crossingsOf(corners, row + (line + 0.5) / LINES_PER_ROW);
      for (let index = 0; index + 1 < crossings.length; index += 2) {
        const left = Math.max(0, crossings[index] as number);
        const right = Math.min(this.width, crossings[index + 1] as number);
        if (right <= left) continue;
        this.#edge(left, 1 / LINES_PER_ROW);
        this.#edge(right, -1 / LINES_PER_ROW);
        this.#from = Math.min(this.#from, Math.floor(left));
        this.#to = Math.max(this.#to, Math.ceil(right));
      }
    }
  }

  /** From here on to the right, pixels are covered by so much more; the one that the edge goes through, in part. */
  #edge(x: number, amount: number): void {
    const pixel = Math.floor(x);
    const coverage = this.#coverage;
    const inside = 1 - (x - pixel);
    coverage[pixel] = (coverage[pixel] as number) + amount * inside;
    coverage[pixel + 1] = (coverage[pixel + 1] as number) + amount * (1 - inside);
  }

  /** Paints what is covered, and forgets it. */
  #blend(row: number, colour: Colour, opacity: number): void {
    const { pixels } = this;
    const coverage = this.#coverage;
    const [red, green, blue] = channelsOf(colour);
    const from = this.#from;
    const to = this.#to;
    let covered = 0;
    let at = (row * this.width + from) * 3;
    for (let x = from; x < to; x += 1, at += 3) {
      covered += coverage[x] as number;
      // In 256ths: with whole numbers a picture takes a quarter less.
      const share = (Math.min(1, covered) * opacity * 256 + 0.5) | 0;
      if (share === 256) {
        pixels[at] = red;
        pixels[at + 1] = green;
        pixels[at + 2] = blue;
      } else if (share > 0) {
        const rest = 256 - share;
        pixels[at] = ((pixels[at] as number) * rest + red * share + 128) >> 8;
        pixels[at + 1] = ((pixels[at + 1] as number) * rest + green * share + 128) >> 8;
        pixels[at + 2] = ((pixels[at + 2] as number) * rest + blue * share + 128) >> 8;
      }
    }
    // The last edge may have left something right of the shape.
    if (from < to) coverage.fill(0, from, to + 1);
  }
}

function verticalRange(corners: readonly number[]): readonly [top: number, bottom: number] {
  let [top, bottom] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let index = 1; index < corners.length; index += 2) {
    top = Math.min(top, corners[index] as number);
    bottom = Math.max(bottom, corners[index] as number);
  }
  return [top, bottom];
}

/** Where a line crosses the outline, from left to right. What is between the first and the second is inside. */
function crossingsOf(corners: readonly number[], y: number): readonly number[] {
  const crossings: number[] = [];
  let x1 = corners.at(-2) as number;
  let y1 = corners.at(-1) as number;
  for (let index = 0; index < corners.length; index += 2) {
    const x2 = corners[index] as number;
    const y2 = corners[index + 1] as number;
    if (y1 <= y !== y2 <= y) crossings.push(x1 + ((y - y1) / (y2 - y1)) * (x2 - x1));
    x1 = x2;
    y1 = y2;
  }
  return crossings.sort((one, other) => one - other);
}
