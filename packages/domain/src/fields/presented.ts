import { z } from "zod";

/** An output schema: takes a row, turns it into its view, and lets out what the view names. */
export function presented<Row, Shown, Out>(
  toView: (row: Row) => Shown,
  view: z.ZodType<Out, Shown>,
): z.ZodType<Out, Row> {
  return z.transform(toView).pipe(view as unknown as z.ZodType<Out, Awaited<Shown>>) as z.ZodType<Out, Row>;
}

/** What is shown of a noun. The published documents have it once, under this name. */
export function view<Shape extends z.ZodRawShape>(name: string, shape: Shape) {
  return z.object(shape).meta({ id: name });
}

/** RFC 3339 in UTC with milliseconds. */
export const timestamp = z.iso.datetime();
