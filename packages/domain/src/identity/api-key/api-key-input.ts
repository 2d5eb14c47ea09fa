import { z } from "zod";
import { instant } from "../../fields/instant.ts";
import { text } from "../../fields/text.ts";
import { CONFINEMENT_PAIR } from "./confinement.ts";

const SCOPES_MAX = 100;
const CONFINED_MAX = 100;
const ORIGINS_MAX = 20;

const distinct = (list: readonly string[]): string[] => [...new Set(list)];

/** A host as `URL` writes it: lower case, international names in ASCII, no wildcard. */
const ORIGIN = /^https?:\/\/(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::\d+)?$/;

/** As browsers send it in `Origin`, to the byte. */
export const origin = z
  .string()
  .max(255)
  .refine((value) => ORIGIN.test(value) && URL.canParse(value) && new URL(value).origin === value, {
    error: "Must be an origin as browsers send it, such as https://www.example.com.",
  });

const pair = z
  .string()
  .max(200)
  .toLowerCase()
  .regex(CONFINEMENT_PAIR, { error: "Must be kind:id, such as property:018f0000-0000-7000-8000-000000000000." });

/** What a key is made of and may be changed in. Lists are kept without repetitions; null, like an empty list, is none. */
export const apiKeyFields = {
  name: text(200),
  scopes: z
    .array(z.string().min(1).max(100))
    .min(1)
    .max(SCOPES_MAX)
    .transform(distinct)
    .describe("Scopes, bundles or `*`."),
  expiresAt: instant.nullable(),
  confinedTo: z
    .array(pair)
    .max(CONFINED_MAX)
    .transform(distinct)
    .nullable()
    .describe("`kind:id` pairs, such as `property:018f0000-0000-7000-8000-000000000000`: all else is not found."),
  origins: z
    .array(origin)
    .max(ORIGINS_MAX)
    .transform(distinct)
    .nullable()
    .describe("The web pages that may use it, such as `https://www.example.com`."),
};
