import type { getHealth } from "@orrery/domain";
import type { OutputOf } from "@orrery/operation";
import { builder } from "../builder.ts";

export const Health = builder.objectRef<OutputOf<typeof getHealth>>("Health").implement({
  description: "That the API answers.",
  fields: (t) => ({ status: t.exposeString("status"), version: t.exposeString("version") }),
});
