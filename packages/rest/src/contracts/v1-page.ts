import { z } from "zod";

/** What `pageOf` makes of an item's schema. */
type PageSchema<Items extends z.ZodType> = z.ZodObject<{ items: Items; nextCursor: z.ZodNullable<z.ZodString> }>;

/** How a list under `/v1` is answered: Orkasa's `{ "data": […], "next_cursor" }`, Orkestra's `{ "data": […], "nextCursor" }`. */
export function paged<Items extends z.ZodType>({ output }: { readonly output: PageSchema<Items> }) {
  const { items, nextCursor } = output.shape;
  return {
    respond: ({ output: page }: { output: { items: z.output<Items>; nextCursor: string | null } }) => ({
      data: page.items,
      nextCursor: page.nextCursor,
    }),
    shows: z.object({ data: items, nextCursor: nextCursor.describe("Null at the end of the list.") }),
  };
}
