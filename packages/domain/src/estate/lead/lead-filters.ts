import type { SearchFilter } from "../../search/search-statement.ts";

/** What a list of leads may be narrowed by, for SQL. */
export const LEAD_FILTERS = {
  status: { column: "status", test: "=", type: "text" },
  source: { column: "source", test: "=", type: "text" },
  agentId: { column: "agentId", test: "=", type: "uuid" },
  hold: { column: "holdReason", test: "=", type: "text" },
  scoreMin: { column: "score", test: ">=", type: "int4" },
} as const satisfies Readonly<Record<string, SearchFilter>>;
