import type { Effort } from "./compare.ts";
import type { LoadMaker } from "./load/load.ts";
import type { Line } from "./report/report.ts";
import type { Server } from "./servers/server.ts";
import type { World } from "./world/world.ts";

/** What a part of the bench is run with. */
export interface Bench {
  readonly effort: Effort;
  readonly load: LoadMaker;
  /** With listings, their images, and leads. */
  world(): Promise<World>;
  /** The product and the bare program, which all parts share. */
  orrery(): Promise<Server>;
  bare(): Promise<Server>;
  /** Keeps something until the end of the run. */
  keep<Held extends AsyncDisposable>(held: Held): Held;
  /** What goes on, for people. */
  say(text: string): void;
}

export interface Part {
  /** For `--help`. */
  readonly summary: string;
  run(bench: Bench): Promise<readonly Line[]>;
}
