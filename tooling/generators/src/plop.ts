// By its file: `@turbo/gen` has types and no module, so the boundary check would find that its name leads nowhere.
export type { PlopTypes } from "@turbo/gen/dist/types.d.ts";
