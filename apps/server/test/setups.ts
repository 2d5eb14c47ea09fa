import { linkTo } from "@orrery/testkit";
import { type Pair, pairOf, REDIS_URL } from "./pairs.ts";
import { hasRedisServer, ownRedis } from "./redis-server.ts";

/** Two servers, and how they hear of each other. */
export interface Setup {
  readonly name: string;
  /** @returns the pair, and what happens to its Redis after it has worked. */
  start(stack: AsyncDisposableStack): Promise<{ pair: Pair; disturb?: () => Promise<unknown> }>;
}

const ALL: readonly (Setup & { readonly possible: boolean })[] = [
  {
    name: "without Redis",
    possible: true,
    start: async (stack) => ({ pair: stack.use(await pairOf()) }),
  },
  {
    name: "with Redis",
    possible: REDIS_URL !== undefined,
    start: async (stack) => ({ pair: stack.use(await pairOf(REDIS_URL)) }),
  },
  {
    name: "with Redis cut off",
    possible: REDIS_URL !== undefined,
    async start(stack) {
      const link = stack.use(await linkTo(REDIS_URL ?? ""));
      return { pair: stack.use(await pairOf(link.url)), disturb: async () => link.cut() };
    },
  },
  {
    name: "with a Redis that has restarted",
    possible: hasRedisServer,
    async start(stack) {
      const redis = stack.use(await ownRedis());
      return { pair: stack.use(await pairOf(redis.url)), disturb: () => redis.stop().then(redis.start) };
    },
  },
];

/** Those that there are services for. */
export const SETUPS: readonly Setup[] = ALL.filter(({ possible }) => possible);
