import type { Effort } from "./compare.ts";
import type { LoadMaker } from "./load/load.ts";
import type { Line } from "./report/report.ts";
import type { Server } from "./servers/server.ts";
import type { Filling } from "./world/filled-world.ts";
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
  /** What listings are made of. */
  readonly listings: Filling;
  /** Makes something that ends with the run: also when the run ends while it is made. */
  hold<Held extends AsyncDisposable>(make: () => Promise<Held>): Promise<Held>;
  /** What goes on, for people. */
  say(text: string): void;
}

export interface Part {
  /** For `--help`. */
  readonly summary: string;
  run(bench: Bench): Promise<readonly Line[]>;
}
