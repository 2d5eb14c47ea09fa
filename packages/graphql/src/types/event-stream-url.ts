import type { createEventStreamUrl } from "@orrery/domain";
import type { PayloadFields } from "../binding/mutation.ts";

/** The payload of `createEventStreamUrl`. */
export const eventStreamUrl: PayloadFields<typeof createEventStreamUrl> = (t) => ({
  url: t.string({
    nullable: true,
    description: "For a browser's `EventSource`: a secret. Null in a replay.",
    resolve: ({ given }) => given.url,
  }),
  expiresAt: t.field({ type: "DateTime", resolve: ({ given }) => given.expiresAt }),
});
