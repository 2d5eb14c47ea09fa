import { z } from "zod";
import { view } from "../../fields/presented.ts";

const WAYS = ["same", "spelling", "sound", "typo", "initial"] as const;

/** An entry of the lists that a name may mean. `alias` is the name of it that was matched, where that is not its own. */
export const MatchView = view("SanctionsMatch", {
  entryId: z.int(),
  kind: z.string(),
  name: z.string(),
  alias: z.string().nullable(),
  isWeakAlias: z.boolean(),
  programs: z.string().nullable(),
  score: z.int().min(0).max(100),
  /** Whether the score was over the organization's own. */
  isAlert: z.boolean(),
  /** The name that was looked for. */
  screenedName: z.string(),
  explanation: z.string(),
  matchedWords: z.array(z.object({ asked: z.string(), listed: z.string(), way: z.enum(WAYS), likeness: z.number() })),
});
/** As it is shown, and kept. */
export type KeptMatch = z.output<typeof MatchView>;
