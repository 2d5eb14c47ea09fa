import type { Exchange } from "../exchange.ts";
import type { EventShape } from "../types/event.ts";

type Rows = ReadonlyMap<string, object>;

/** A model of the tenant's client, as far as it is read here. */
interface Model {
  findMany(args: object): Promise<readonly (object & { readonly id: string })[]>;
}

/** Events that came at once, and what their resources are now: read together, in one statement for each way they are asked for. */
export class Batch {
  readonly #ids: readonly string[];
  readonly #reads = new Map<string, Promise<Rows>>();

  constructor(events: readonly EventShape[]) {
    this.#ids = [...new Set(events.map(({ resource }) => resource.id))];
  }

  /**
   * The resource of one of the events, as relations are read: by the client of the caller's tenant, which is confined as
   * the caller is. Null where it is gone, or out of its sight by now.
   * @param responseKey the name that the document gives it, under which it is always selected alike
   * @param shape selects its id, at least
   */
  async resourceOf(event: EventShape, noun: string, responseKey: string, exchange: Exchange, shape: object) {
    const read = this.#reads.get(responseKey) ?? this.#read(noun, exchange, shape);
    this.#reads.set(responseKey, read);
    return (await read).get(event.resource.id) ?? null;
  }

  async #read(noun: string, { db }: Exchange, shape: object): Promise<Rows> {
    const model = (db as unknown as Record<string, Model | undefined>)[noun.charAt(0).toLowerCase() + noun.slice(1)];
    if (!model) throw new Error(`There is no ${noun} among the tenant's models.`);
    const rows = await model.findMany({ where: { id: { in: this.#ids } }, ...shape });
    return new Map(rows.map((row) => [row.id, row]));
  }
}

/** One event on its way to a subscriber; none, where all that there is to say is how far there was nothing. */
export interface Delivery {
  readonly cursor: string;
  readonly event: EventShape | null;
  readonly batch: Batch;
}
