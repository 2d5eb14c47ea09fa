/** A page of a list under `/v1`: Orkasa's `{ "data": […], "next_cursor" }`, Orkestra's `{ "data": […], "nextCursor" }`. */
export function v1Page<Item>({
  output: { items, nextCursor },
}: {
  output: { items: Item[]; nextCursor: string | null };
}) {
  return { data: items, nextCursor };
}
