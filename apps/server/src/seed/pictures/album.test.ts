import { describe, expect, it } from "vitest";
import { LISTINGS } from "../listings/listings.ts";
import { albumOf, type Picture } from "./album.ts";
import { Canvas } from "./canvas.ts";

const albums = LISTINGS.map(albumOf);

describe("a listing's album", () => {
  it("has one to four pictures, the first from outside, none twice", () => {
    expect(new Set(albums.map(({ length }) => length))).toEqual(new Set([1, 2, 3, 4]));
    for (const album of albums) {
      const captions = album.map(({ caption }) => caption);
      expect(["Front", "Building", "From the road"]).toContain(captions[0]);
      expect(new Set(captions).size).toBe(captions.length);
    }
  });

  it("is the same every time, and no other listing's", () => {
    const [one, two] = [albums[0]?.[0], albums[1]?.[0]];
    expect(one?.caption).toBe(two?.caption);
    expect(one?.paint().pixels).toEqual(one?.paint().pixels);
    expect(one?.paint().pixels).not.toEqual(two?.paint().pixels);
  });

  it("leaves no spot of any motif unpainted", () => {
    const motifs = new Map<string, Picture>();
    for (const [index, album] of albums.entries()) {
      for (const picture of album) motifs.set(`${LISTINGS[index]?.type} ${picture.caption}`, picture);
    }
    expect(motifs.size).toBeGreaterThan(15);
    for (const [motif, picture] of motifs) {
      const { pixels } = picture.paint();
      let unpainted = 0;
      for (let at = 0; at < pixels.length; at += 3) {
        if (Math.max(pixels[at] ?? 0, pixels[at + 1] ?? 0, pixels[at + 2] ?? 0) < 12) unpainted += 1;
      }
      expect(unpainted, motif).toBe(0);
    }
  });
});

describe("a canvas", () => {
  const red = ({ pixels }: Canvas) => Array.from(pixels).filter((_, at) => at % 3 === 0);

  it("covers a pixel by as much as a shape does, and nothing outside", () => {
    const canvas = new Canvas(4, 2);
    canvas.rectangle(0.5, 0, 2, 1, 0xff0000);
    expect(red(canvas)).toEqual([128, 255, 128, 0, 0, 0, 0, 0]);
    canvas.rectangle(-5, 1.5, 20, 9, 0xff0000);
    expect(red(canvas).slice(4)).toEqual([128, 128, 128, 128]);
  });

  it("goes over from one colour into the other from top to bottom, as thick as told", () => {
    const canvas = new Canvas(1, 4);
    canvas.rectangle(0, 0, 1, 4, [0x000000, 0x800000]);
    expect(red(canvas)).toEqual([16, 48, 80, 112]);
    canvas.rectangle(0, 0, 1, 4, 0x000000, 0.5);
    expect(red(canvas)).toEqual([8, 24, 40, 56]);
  });
});
