/** `0xRRGGBB`. */
export type Colour = number;

/** Red, green and blue, 0 to 255. */
export type Channels = readonly [red: number, green: number, blue: number];

export const channelsOf = (colour: Colour): Channels => [(colour >> 16) & 255, (colour >> 8) & 255, colour & 255];

/** @param share of the second, 0 to 1 */
export function mixed(one: Colour, other: Colour, share: number): Colour {
  const part = (shift: number) => {
    const [a, b] = [(one >> shift) & 255, (other >> shift) & 255];
    return Math.round(a + (b - a) * share) << shift;
  };
  return part(16) | part(8) | part(0);
}

/** The colour of a line of a shape. @param share of the shape's height above it, 0 to 1 */
export const colourAt = (fill: Fill, share: number): Colour =>
  typeof fill === "number" ? fill : mixed(fill[0], fill[1], Math.min(1, Math.max(0, share)));

export const darker = (colour: Colour, share: number) => mixed(colour, 0x10141c, share);
export const lighter = (colour: Colour, share: number) => mixed(colour, 0xffffff, share);

/** One colour, or two that go over into each other from the top of a shape to its bottom. */
export type Fill = Colour | readonly [top: Colour, bottom: Colour];

export const shaded = (colour: Colour, share = 0.18): Fill => [colour, darker(colour, share)];
