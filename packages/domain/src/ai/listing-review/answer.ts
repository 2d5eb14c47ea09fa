import { z } from "zod";

/** A review has exactly so many (Orkasa's document). */
export const VARIANTS = 3;

const CONTROLS = /[\p{Cc}--[\n]]/gv;

/** Text as a model writes it: without control characters, and nothing that the database could not hold. It is text, and never markup. */
const plain = (max: number) =>
  z
    .string()
    .overwrite((text) => text.toWellFormed().replaceAll("\r\n", "\n").replaceAll(CONTROLS, " ").trim())
    .min(1)
    .max(max)
    .describe(`Plain text, at most ${max} characters.`);

const Variant = z.object({
  tone: plain(60).describe("In what tone it is, in a few words."),
  title: plain(120),
  description: plain(4_000).describe("Plain text with paragraphs, at most 4,000 characters."),
  highlights: z.array(plain(160)).min(1).max(10),
});

const photoAnalysis = (photos: number) =>
  z.object({
    photo: z.int().min(1).max(Math.max(photos, 1)).describe("Its number, as it was shown."),
    quality: z.int().min(0).max(100).describe("How well it sells the property: 100 is as good as it gets."),
    room: plain(60).describe("What it shows, such as kitchen, facade or floor plan."),
    altText: plain(300).describe("For who can't see it, at most 300 characters."),
    issues: z.array(plain(300)).max(10).describe("What is wrong with it; empty where nothing is."),
    suggestions: z.array(plain(300)).max(10).describe("What would make it better; empty where nothing would."),
  });

/** What a model is to write of a listing with so many photos: three variants, and of each photo one analysis. */
export const reviewAnswer = (photos: number) =>
  z
    .object({
      variants: z.array(Variant).length(VARIANTS),
      photos: z
        .array(photoAnalysis(photos))
        .length(photos)
        .describe(`One of each of the ${photos} photos, in their order.`),
    })
    .superRefine((answer, context) => {
      const numbers = answer.photos.map(({ photo }) => photo);
      for (let photo = 1; photo <= photos; photo += 1) {
        const times = numbers.filter((number) => number === photo).length;
        if (times !== 1) {
          context.addIssue({
            code: "custom",
            path: ["photos"],
            message: `Photo ${photo} has ${times} analyses instead of one.`,
          });
        }
      }
    });

export type ReviewAnswer = z.output<ReturnType<typeof reviewAnswer>>;
