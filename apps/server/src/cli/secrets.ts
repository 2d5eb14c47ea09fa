import { reseal } from "../secrets/reseal.ts";
import { type Command, EXIT, table } from "./command.ts";

const UNREADABLE =
  "\n\nSome can't be read by any root secret that was given: name theirs in ORRERY_ROOT_SECRET_PREVIOUS, or make them anew.";
const STOPPED = "\n\nIt was stopped: run it again.";

/** Encrypts what is sealed under the root secret that there is now. They are the server's own: no audit log has a line of it. */
export function secretsReseal(): Command {
  return async ({ database: { system }, sealingKeys, signal }) => {
    const columns = await reseal(system, sealingKeys(), signal);
    const isUnreadable = columns.some(({ unreadable }) => unreadable > 0);
    const rows = columns.map(({ column, ...counts }) => [
      column,
      ...[counts.rows, counts.resealed, counts.unreadable].map(String),
    ]);
    const text = table(["COLUMN", "ROWS", "ENCRYPTED ANEW", "UNREADABLE"], rows);
    return {
      json: { columns, stopped: signal.aborted },
      text: `${text}${isUnreadable ? UNREADABLE : ""}${signal.aborted ? STOPPED : ""}`,
      code: signal.aborted ? EXIT.stopped : isUnreadable ? EXIT.rejected : EXIT.done,
    };
  };
}
