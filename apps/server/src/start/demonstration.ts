import type { Database } from "@orrery/db";
import type { EstatePorts } from "@orrery/domain";
import type { Logger } from "../observability/log.ts";
import type { OrganizationPair } from "../organizations.ts";
import { ensureCredentials, type GivenCredentials } from "../seed/credentials.ts";
import { type Drawing, startDrawing } from "../seed/pictures/draw-pictures.ts";
import { ensureDemonstration } from "../seed/seed.ts";

/** Servers that start at once on one database seed it once. */
const SEED_KEY = "orrery:seed";

interface DemonstrationParts {
  readonly database: Database;
  /** Where its keys and its login are written. */
  readonly credentialsFile: string;
  readonly logger: Logger;
}

/** The demonstration organization of a server in development, in a database that has none of its own. */
export class Demonstration {
  readonly #parts: DemonstrationParts;
  #made:
    | { readonly estate: EstatePorts; readonly pair: OrganizationPair; readonly given: GivenCredentials }
    | undefined;

  constructor(parts: DemonstrationParts) {
    this.#parts = parts;
  }

  /** Makes it, if it is not there. Its images have addresses, which are known once the server's own is. */
  async ensure(url: string, estate: EstatePorts): Promise<void> {
    const { database, credentialsFile } = this.#parts;
    const pair = await database.oneAtATime(SEED_KEY, () => ensureDemonstration(database, estate));
    if (!pair) return;
    const given = await ensureCredentials(database.system, credentialsFile, pair, url);
    this.#made = { estate, pair, given };
  }

  /** Draws the pictures of its listings, while the server serves; undefined where there is none. */
  draw(): Drawing | undefined {
    const { database, logger } = this.#parts;
    return this.#made && startDrawing({ database, estate: this.#made.estate, pair: this.#made.pair, logger });
  }

  /** What a developer is shown of it. */
  get shown() {
    return { credentialsFile: this.#made && this.#parts.credentialsFile, given: this.#made?.given };
  }
}
